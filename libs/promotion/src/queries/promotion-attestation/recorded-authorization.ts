import type { Decider, Recorded } from '@ledgerline/kernel';
import type { PromotionAuthorized, PromotionGatesEvaluated, PromotionStreamEvent } from '../../events';

/** A promotion as the ledger recorded that it was authorised. */
export interface Authorized extends Omit<PromotionAuthorized['data'], 'project'> {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The state that the environment admits; undefined when the policy was not recorded. */
  readonly state: string | undefined;
  /** The evidence that was looked at. */
  readonly evidenceIds: readonly string[];
  /** Gates that held by an exception alone. */
  readonly excepted: readonly Readonly<{ gate: string; exceptionId: string }>[];
  /** Who broke the glass, and why; undefined where every gate held. */
  readonly brokenGlass: Readonly<{ people: readonly string[]; reason: string }> | undefined;
}

interface RecordedAuthorization {
  /** Undefined for a promotion that was never requested. */
  readonly project?: string;
  /** What the plan rests on. */
  readonly planned: readonly string[];
  readonly evaluated?: PromotionGatesEvaluated['data'];
  readonly authorized?: Authorized;
}

/** What the ledger says about why a promotion was authorised; the id is its promotionId. */
export const recordedAuthorization: Decider<RecordedAuthorization, Recorded<PromotionStreamEvent>> = {
  stream: (id) => `promotion-${id}`,
  initial: { planned: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'promotion.requested':
        return { ...state, project: event.data.project };
      case 'promotion.planned':
        return { ...state, planned: event.data.plan.evidence };
      case 'promotion.gates-evaluated':
        return { ...state, evaluated: event.data };
      case 'promotion.authorized':
        return { ...state, authorized: authorizedBy(state, event) };
      default:
        return state;
    }
  },
};

function authorizedBy(
  { planned, evaluated }: RecordedAuthorization,
  { data, recordedAt }: Recorded<PromotionAuthorized>,
): Authorized {
  const { project: _project, ...authorized } = data;
  const seen = evaluated?.inputs?.evidence.map(({ evidenceId }) => evidenceId) ?? [];
  const evidenceIds = [...new Set([...planned, ...seen])];
  const excepted = (evaluated?.gates ?? []).flatMap(({ gate, exceptionId }) =>
    exceptionId === undefined ? [] : [{ gate, exceptionId }],
  );
  const { people, reason } = evaluated?.inputs?.breakGlass ?? {};
  const brokenGlass = people === undefined || reason === undefined ? undefined : { people, reason };
  return { ...authorized, at: recordedAt, state: evaluated?.policy?.state, evidenceIds, excepted, brokenGlass };
}
