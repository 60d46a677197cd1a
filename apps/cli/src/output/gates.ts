import pc from 'picocolors';
import { table } from './table';
import { instant } from './text';

export interface ShownGate {
  readonly gate: string;
  readonly holds: boolean;
  readonly because: string;
  readonly unblockedBy: readonly string[];
  readonly earliest?: string;
  readonly mode?: 'warn';
}

interface Voter {
  readonly person: string;
  readonly can: boolean;
  readonly because?: string;
}

/** ✓ holds, ! only warns, ✗ shuts the way; the sign says it without its colour. */
export function gateSign({ holds, mode }: Pick<ShownGate, 'holds' | 'mode'>): string {
  if (holds) return pc.green('✓');
  return mode === 'warn' ? pc.yellow('!') : pc.red('✗');
}

/** A line a gate: how it stands, why, and who or when. */
export function gateLines(
  gates: readonly ShownGate[],
  now: Date,
  voters: Readonly<Record<string, readonly Voter[]>> = {},
): string {
  return table(
    gates.map((gate) => [
      `  ${gateSign(gate)} ${gate.gate}`,
      gate.because,
      waysToOpen(gate, now, voters[gate.gate] ?? []),
    ]),
  );
}

function waysToOpen({ unblockedBy, earliest }: ShownGate, now: Date, voters: readonly Voter[]): string {
  const able = voters.filter(({ can }) => can).map(({ person }) => person);
  const named = able.length > 0 ? `${unblockedBy.join(', ')}: ${able.join(', ')}` : unblockedBy.join(', ');
  return [
    ...(named === '' ? [] : [`can help: ${named}`]),
    ...(earliest === undefined ? [] : [`not before ${instant(earliest, now)}`]),
  ].join('; ');
}
