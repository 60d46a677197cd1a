import { contentDigest, sameJson } from '@ledgerline/kernel';
import { evaluateGates } from '../evaluate-gates';
import type { GateInputs } from '../gate-inputs';
import { isBlocking, type GateResult } from '../gate-result';
import { type Policy, stateReachedBy } from '../policy';
import { type Difference, differs } from './difference';
import { type DecisionKind, type RecordedDecision, verdictOf } from './recorded-decision';

/**
 * The decision made once more from what was recorded with it: every place in which it does not come out the same. Undefined
 * where policy and inputs were not recorded, so that nothing can be said.
 */
export function recomputed(decision: RecordedDecision): readonly Difference[] | undefined {
  const { policy, inputs } = decidedOn(decision);
  if (policy === undefined || inputs === undefined) return undefined;
  const hashes = [...hashDifferences(decision, policy, inputs), ...conclusionDifferences(decision)];
  const gates = evaluated(policy, inputs);
  if (typeof gates === 'string') return [...hashes, cannotBeEvaluated(decision, gates)];
  return [...hashes, ...gateDifferences(decision.gates, gates), ...verdictDifferences(decision, gates)];
}

/** By what and on what it was decided: of a state that is reached by entering, at its authorisation. */
function decidedOn({ policy, inputs, restsOn }: RecordedDecision): Pick<RecordedDecision, 'policy' | 'inputs'> {
  return restsOn ?? { ...(policy !== undefined && { policy }), ...(inputs !== undefined && { inputs }) };
}

function hashDifferences(
  { inputHash, policyHash }: RecordedDecision,
  policy: Policy,
  inputs: GateInputs,
): readonly Difference[] {
  return [
    ...hashDifference('/inputHash', inputHash, inputs, 'the recorded inputs have another hash'),
    ...(policyHash === undefined
      ? []
      : hashDifference('/policyHash', policyHash, policy, 'the recorded policy has another hash')),
  ];
}

function hashDifference(pointer: string, recorded: string, of: unknown, why: string): readonly Difference[] {
  const now = contentDigest(of);
  if (recorded === now) return [];
  return [
    differs('hash', { pointer, recorded, recomputed: now }, `${why}: one of the two is not what was decided with`),
  ];
}

/** An authorisation says the same as the evaluation that it was made on, and so does a state that was reached by one. */
function conclusionDifferences(decision: RecordedDecision): readonly Difference[] {
  const { about, authorized, inputHash, policyHash, gates, restsOn } = decision;
  const found: Difference[] = [];
  const compare = (pointer: string, recorded: unknown, evaluation: unknown, why: string) => {
    if (!sameJson(recorded, evaluation))
      found.push(differs('about', { pointer, recorded, recomputed: evaluation }, why));
  };
  if (authorized !== undefined) {
    const why = 'the authorisation names another one than the evaluation in front of it';
    const { data } = authorized;
    compare('/authorized/inputHash', data.inputHash, inputHash, why);
    for (const [name, value] of Object.entries(about)) {
      compare(`/authorized/${name}`, Reflect.get(data, name), value, why);
    }
  }
  if (restsOn !== undefined) {
    const why = 'the authorisation by which the state was reached says something else';
    compare('/inputHash', inputHash, restsOn.inputHash, why);
    compare('/policyHash', policyHash, restsOn.policyHash, why);
    compare('/gates', gates, restsOn.gates, why);
    const reached = restsOn.policy && stateReachedBy(restsOn.policy);
    const there = { releaseId: restsOn.authorized?.data.releaseId, project: restsOn.about.project, state: reached };
    for (const [name, value] of Object.entries(there)) compare(`/${name}`, Reflect.get(about, name), value, why);
  }
  return found;
}

/** What cannot be evaluated was never decided: a text says why. */
export function evaluated(policy: Policy, inputs: GateInputs): readonly GateResult[] | string {
  try {
    return evaluateGates(policy, inputs);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function cannotBeEvaluated({ gates }: RecordedDecision, problem: string): Difference {
  const place = { pointer: '/gates', recorded: gates, recomputed: undefined };
  return differs('gate', place, `the recorded policy cannot be evaluated on the recorded inputs: ${problem}`);
}

function gateDifferences(recorded: readonly GateResult[], now: readonly GateResult[]): readonly Difference[] {
  if (sameJson(recorded, now)) return [];
  return Array.from({ length: Math.max(recorded.length, now.length) }, (_, index) => {
    const [before, after] = [recorded[index], now[index]];
    if (sameJson(before, after)) return [];
    const place = { pointer: `/gates/${String(index)}`, recorded: before, recomputed: after };
    return [differs('gate', place, whyOf(before, after), before?.gate ?? after?.gate)];
  }).flat();
}

function whyOf(recorded: GateResult | undefined, now: GateResult | undefined): string {
  if (now === undefined) return 'neither policy nor inputs have such a gate';
  if (recorded === undefined) return `there is no result of this gate: ${now.because}`;
  if (recorded.gate !== now.gate) return `the gate at this place is ${now.gate}`;
  if (recorded.holds !== now.holds) {
    return `${recorded.holds ? 'recorded as held' : 'recorded as open'}, but on the recorded inputs ${now.because}`;
  }
  const said = recorded.because === now.because ? '' : `: recorded as "${recorded.because}", now "${now.because}"`;
  return `it stands alike, with other ${said === '' ? 'particulars' : 'words'}${said}`;
}

function verdictDifferences(decision: RecordedDecision, now: readonly GateResult[]): readonly Difference[] {
  const { kind, verdict } = decision;
  const recomputed = verdictOf(now);
  const place = { pointer: '/verdict', recorded: verdict, recomputed };
  if (kind in concluded) {
    const why = `${concluded[kind] ?? ''}, though ${waitsFor(now)}`;
    return recomputed === 'held' ? [] : [differs('verdict', place, why)];
  }
  const other = verdict === recomputed ? [] : [differs('verdict', place, 'the gates come out otherwise')];
  return verdict === 'held' ? [...other, unconcluded(kind)] : other;
}

const concluded: Partial<Record<DecisionKind, string>> = {
  authorisation: 'it was authorised',
  'state-reached': 'the state was reached',
};

/** When all gates hold, what follows from that is recorded in the same append. */
function unconcluded(kind: DecisionKind): Difference {
  const place = { pointer: '/kind', recorded: kind, recomputed: kind === 'gates' ? 'authorisation' : 'state-reached' };
  return differs('verdict', place, 'nothing was left to wait for, and nothing was concluded from it');
}

function waitsFor(gates: readonly GateResult[]): string {
  const waiting = gates.filter(isBlocking).map(({ gate }) => gate);
  return `${waiting.join(', ')} ${waiting.length === 1 ? 'does' : 'do'} not hold`;
}
