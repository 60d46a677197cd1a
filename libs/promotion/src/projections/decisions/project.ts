import type { Projection, Recorded } from '@ledgerline/kernel';
import type { PromotionAuthorized } from '../../events';
import { type DecisionRow, rowOf } from '../../replay/decision-row';
import type { DecisionEvent } from '../../replay/recorded-decision';
import { bareAuthorisation, decisionOf, decisionTypes } from '../../replay/recorded-decision';

/** What was decided, about what, and how did it come out? Policies and inputs are in the ledger. */
export const decisions: Projection<DecisionRow, DecisionEvent> = {
  name: 'decisions',
  generation: 1,
  on: decisionTypes,
  // The log may hold an event id twice; a place in a stream never. An authorisation stands behind what it concludes from.
  keyOf: ({ type, stream, revision }) =>
    `${stream}@${String(type === 'promotion.authorized' ? revision - 1n : revision)}`,
  evolve(row, event) {
    if (event.type !== 'promotion.authorized') return rowOf(decisionOf(event));
    return row === undefined ? rowOf(bareAuthorisation(event)) : authorised(row, event);
  },
};

function authorised(row: DecisionRow, { id, data }: Recorded<PromotionAuthorized>): DecisionRow {
  const { releaseId, policyHash } = data;
  return { ...row, authorisationId: id, kind: 'authorisation', verdict: 'held', releaseId, policyHash };
}
