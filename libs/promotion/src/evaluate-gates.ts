import type { GateInputs } from './gate-inputs';
import { isBlocking, type GateResult } from './gate-result';
import { approvalsGate } from './gates/approvals';
import { datasetGate } from './gates/dataset';
import { evidenceGate } from './gates/evidence';
import { expressionGate } from './gates/expression';
import { migrationsGate } from './gates/migrations';
import { noOpenDriftGate } from './gates/no-open-drift';
import { soakGate } from './gates/soak';
import { afterGate, convergedGate, stateGate } from './gates/standing';
import type { Judged, Verdict } from './gates/verdict';
import { windowGate } from './gates/window';
import type { Policy } from './policy';
import type { PolicyGate } from './policy-gate';
import { standingConditions } from './standing-conditions';
import { waived } from './waivers';

/**
 * How every gate of the policy stands on these inputs, and every condition that needs no policy. Pure: the recorded policy
 * and inputs always give the recorded results.
 */
export function evaluateGates(
  { gates, restsOn, people = {}, rollback }: Policy,
  inputs: GateInputs,
): readonly GateResult[] {
  const judged = { inputs, restsOn, people };
  const results = gates.map((gate): GateResult => {
    const { mode } = gate;
    return { gate: gate.gate, ...verdictOn(gate, judged), ...(mode !== undefined && { mode }) };
  });
  return [...results, ...standingConditions(inputs, rollback === true)].map((result) => waived(result, inputs));
}

/** Whether nothing is left to wait for. */
export function allHold(results: readonly GateResult[]): boolean {
  return !results.some(isBlocking);
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
    case 'migrations':
      return migrationsGate(gate, judged);
    case 'dataset':
      return datasetGate(gate, judged);
    case 'window':
      return windowGate(gate, judged);
    case 'expression':
      return expressionGate(gate, judged);
  }
}
