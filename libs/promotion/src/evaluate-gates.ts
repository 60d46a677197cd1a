import type { GateInputs } from './gate-inputs';
import type { GateResult } from './gate-result';
import { approvalsGate } from './gates/approvals';
import { evidenceGate } from './gates/evidence';
import { noOpenDriftGate } from './gates/no-open-drift';
import { soakGate } from './gates/soak';
import { afterGate, convergedGate, stateGate } from './gates/standing';
import type { Judged, Verdict } from './gates/verdict';
import type { Policy, PolicyGate } from './policy';

/** How every gate of the policy stands on these inputs. Pure: the recorded policy and inputs always give the recorded results. */
export function evaluateGates({ gates, restsOn }: Policy, inputs: GateInputs): readonly GateResult[] {
  return gates.map((gate) => ({ gate: gate.gate, ...verdictOn(gate, { inputs, restsOn }) }));
}

/** Whether nothing is left to wait for. */
export function allHold(results: readonly GateResult[]): boolean {
  return results.every(({ holds }) => holds);
}

function verdictOn(gate: PolicyGate, judged: Judged): Verdict {
  switch (gate.kind) {
    case 'converged':
      return convergedGate(gate, judged);
    case 'state':
      return stateGate(gate, judged);
    case 'after':
      return afterGate(gate, judged);
    case 'evidence':
      return evidenceGate(gate, judged);
    case 'approvals':
      return approvalsGate(gate, judged);
    case 'soak':
      return soakGate(gate, judged);
    case 'no-open-drift':
      return noOpenDriftGate(gate, judged);
  }
}
