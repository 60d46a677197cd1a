import { table } from './table';
import { instant } from './text';

export interface ShownGate {
  readonly gate: string;
  readonly holds: boolean;
  readonly because: string;
  readonly unblockedBy: readonly string[];
  readonly earliest?: string;
}

/** A line a gate: how it stands, why, and who or when. */
export function gateLines(gates: readonly ShownGate[], now: Date): string {
  return table(
    gates.map(({ gate, holds, because, unblockedBy, earliest }) => [
      `  ${holds ? '✓' : '✗'} ${gate}`,
      because,
      [
        ...(unblockedBy.length > 0 ? [`can help: ${unblockedBy.join(', ')}`] : []),
        ...(earliest === undefined ? [] : [`not before ${instant(earliest, now)}`]),
      ].join('; '),
    ]),
  );
}
