import type { Aliases } from '@ledgerline/kernel';
import { evaluateGates } from '../evaluate-gates';
import type { GateInputs } from '../gate-inputs';
import type { GateResult } from '../gate-result';
import type { Policy } from '../policy';
import type { PolicyGate } from '../policy-gate';
import { inputs } from './samples';

const integration = { state: 'stage-approved', evidence: 'junit', suite: 'integration', environment: 'stage' } as const;

/** How one gate stands on the sample inputs, with something different about them. */
export function judge(gate: PolicyGate, more: Partial<GateInputs> = {}, people: Aliases = {}): GateResult | undefined {
  const policy: Policy = { state: 's', gates: [gate], restsOn: [integration], people };
  return evaluateGates(policy, { ...inputs, ...more })[0];
}

/** The conditions that stand on the way without any gate. */
export function conditions(more: Partial<GateInputs>, rollback = false): readonly GateResult[] {
  return evaluateGates({ state: 's', gates: [], restsOn: [], ...(rollback && { rollback }) }, { ...inputs, ...more });
}
