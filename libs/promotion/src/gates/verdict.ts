import type { Aliases } from '@ledgerline/kernel';
import type { GateInputs } from '../gate-inputs';
import type { GateResult } from '../gate-result';
import type { Policy } from '../policy';
import type { PolicyGate } from '../policy-gate';

/** The gates of one kind. */
export type GateOf<Kind extends PolicyGate['kind']> = Extract<PolicyGate, { kind: Kind }>;

/** A gate's result before it is named. */
export type Verdict = Omit<GateResult, 'gate' | 'mode' | 'exceptionId'>;

/** What a gate is judged on. Sentences name instants, never "ago": the same facts must give the same words. */
export interface Judged {
  readonly inputs: GateInputs;
  readonly restsOn: Policy['restsOn'];
  readonly people: Aliases;
}

export function holds(because: string, until?: string): Verdict {
  return { holds: true, because, unblockedBy: [], ...(until !== undefined && { until }) };
}

export function open(because: string, unblockedBy: readonly string[], earliest?: string): Verdict {
  return { holds: false, because, unblockedBy: [...unblockedBy], ...(earliest !== undefined && { earliest }) };
}
