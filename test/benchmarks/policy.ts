import { contentDigest, sameJson } from '@ledgerline/kernel';
import { allHold, evaluateGates } from '../../libs/promotion/src/evaluate-gates';
import type { GateInputs } from '../../libs/promotion/src/gate-inputs';
import type { GateResult } from '../../libs/promotion/src/gate-result';
import { policyHash } from '../../libs/promotion/src/policy';
import type { Figure } from './node';
import { inputsOfTurn, policy } from './policy-samples';

export const name = 'policy';

const DECISIONS_PER_SECOND = 10_000;
const DIFFERENT = 2_000;
const WARM_UP_SECONDS = 2;
const SECONDS = 5;

/**
 * Decisions on one core: twelve gates of all kinds, both hashes, and whether anything changed since the last result, as
 * the command that evaluates gates does it. Seconds are the processor's, whoever else it works for.
 */
export function run(report: (figure: Figure) => void): Promise<void> {
  const inputs = Array.from({ length: DIFFERENT }, (_, turn) => inputsOfTurn(turn));
  const last = evaluateGates(policy, inputsOfTurn(0));
  const held = inputs.filter((on) => allHold(evaluateGates(policy, on))).length;
  if (held === 0 || held === inputs.length) throw new Error('some decisions are to hold, and some are not');
  const decide = (on: GateInputs) => decided(on, last);
  perSecond(WARM_UP_SECONDS, inputs, decide);
  const value = perSecond(SECONDS, inputs, decide);
  report({
    ...{ name: 'gates evaluated, hashed and compared, 12 gates, one core', value, unit: 'decisions/s' },
    ...{ limit: DECISIONS_PER_SECOND, ratio: Math.round((value / DECISIONS_PER_SECOND) * 100) / 100 },
  });
  const alone = perSecond(SECONDS, inputs, (on) => evaluateGates(policy, on).length);
  report({ name: 'gates evaluated alone', value: alone, unit: 'decisions/s' });
  return Promise.resolve();
}

/** A policy is the same object for as long as its configuration is in force; the inputs are new each time. */
function decided(inputs: GateInputs, last: readonly GateResult[]) {
  const gates = evaluateGates(policy, inputs);
  return { gates, changed: !sameJson(gates, last), inputHash: contentDigest(inputs), policyHash: policyHash(policy) };
}

function perSecond(seconds: number, inputs: readonly GateInputs[], decide: (on: GateInputs) => unknown): number {
  const begun = process.cpuUsage();
  let spent = 0;
  let decisions = 0;
  while (spent < seconds) {
    for (const on of inputs) if (decide(on) !== undefined) decisions += 1;
    const { user, system } = process.cpuUsage(begun);
    spent = (user + system) / 1_000_000;
  }
  return Math.round(decisions / spent);
}
