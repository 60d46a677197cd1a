import type { Recorded } from '@ledgerline/kernel';
import { allHold } from '../evaluate-gates';
import type {
  PromotionAuthorized,
  PromotionGatesEvaluated,
  StandingGatesEvaluated,
  StandingStateReached,
} from '../events';
import type { GateInputs } from '../gate-inputs';
import type { GateResult } from '../gate-result';
import type { Policy } from '../policy';

/** Whether a promotion was authorised, how its gates stood, and the same of a state that a release can reach. */
export const decisionKinds = ['authorisation', 'gates', 'state-reached', 'state-gates'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** `held`: nothing was left to wait for. */
export type DecisionVerdict = 'held' | 'open';

export type EvaluationEvent = PromotionGatesEvaluated | StandingGatesEvaluated | StandingStateReached;
export type DecisionEvent = EvaluationEvent | PromotionAuthorized;

export const decisionTypes = [
  'promotion.gates-evaluated',
  'promotion.authorized',
  'standing.gates-evaluated',
  'standing.state-reached',
] as const satisfies readonly DecisionEvent['type'][];

/** What a promotion's gates were evaluated for. */
export interface AboutPromotion {
  readonly promotionId: string;
  readonly project: string;
  readonly environment: string;
  readonly planHash: string;
}

/** The state that was reached, or not yet; with the promotion, if it is reached by entering. */
export interface AboutState {
  readonly releaseId: string;
  readonly project: string;
  readonly state: string;
  readonly promotionId?: string;
}

/** A decision as the ledger has it. Nothing of it is believed, not even its form: what is wrong shows when it is run again. */
export interface RecordedDecision {
  /** Id of the event that records the results. */
  readonly decisionId: string;
  readonly kind: DecisionKind;
  readonly verdict: DecisionVerdict;
  readonly about: AboutPromotion | AboutState;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly gates: readonly GateResult[];
  readonly inputHash: string;
  /** Absent where nothing was recorded but the results. */
  readonly policy?: Policy;
  readonly inputs?: GateInputs;
  readonly policyHash?: string;
  /** What was concluded from it in the same append. */
  readonly authorized?: Recorded<PromotionAuthorized>;
  /** The authorisation by which the state was reached: it was decided there. */
  readonly restsOn?: RecordedDecision;
}

/** The decision that these events record; an authorisation comes right behind the evaluation that it was made on. */
export function decisionOf(
  event: Recorded<EvaluationEvent>,
  authorized?: Recorded<PromotionAuthorized>,
): RecordedDecision {
  const { id: decisionId, stream, revision, position, recordedAt } = event;
  const { gates, inputHash, policy, inputs } = event.data;
  const decided = {
    ...{ decisionId, stream, revision, position, recordedAt, gates, inputHash },
    ...(policy !== undefined && { policy }),
    ...(inputs !== undefined && { inputs }),
  };
  switch (event.type) {
    case 'promotion.gates-evaluated': {
      const { promotionId, project, environment, planHash } = event.data;
      const about = { promotionId, project, environment, planHash };
      if (authorized === undefined) return { ...decided, about, kind: 'gates', verdict: verdictOf(gates) };
      const { policyHash } = authorized.data;
      return { ...decided, about, kind: 'authorisation', verdict: 'held', policyHash, authorized };
    }
    case 'standing.gates-evaluated':
      return { ...decided, about: aboutState(event), kind: 'state-gates', verdict: verdictOf(gates) };
    case 'standing.state-reached': {
      const { policyHash } = event.data;
      return { ...decided, about: aboutState(event), kind: 'state-reached', verdict: 'held', policyHash };
    }
  }
}

/** An authorisation with no evaluation in front of it: nothing says on what it was decided. */
export function bareAuthorisation(authorized: Recorded<PromotionAuthorized>): RecordedDecision {
  const { id: decisionId, stream, revision, position, recordedAt } = authorized;
  const { promotionId, project, environment, planHash, inputHash, policyHash } = authorized.data;
  return {
    ...{ decisionId, stream, revision, position, recordedAt, inputHash, policyHash, authorized },
    ...{ kind: 'authorisation', verdict: 'held', gates: [] },
    about: { promotionId, project, environment, planHash },
  };
}

export function isAboutPromotion(about: RecordedDecision['about']): about is AboutPromotion {
  return 'environment' in about;
}

export function verdictOf(gates: readonly GateResult[]): DecisionVerdict {
  return allHold(gates) ? 'held' : 'open';
}

function aboutState({ data }: Recorded<StandingGatesEvaluated | StandingStateReached>): AboutState {
  const { releaseId, project, state } = data;
  const promotionId = 'promotionId' in data ? data.promotionId : undefined;
  return { releaseId, project, state, ...(promotionId !== undefined && { promotionId }) };
}
