import { contentDigest, deriveId, EventCatalog, type NewEvent } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { EventWriter } from '@ledgerline/platform/ledger';
import { PromotionAuthorized, promotionEvents, PromotionGatesEvaluated } from '@ledgerline/promotion';
import { allHold, evaluateGates } from '../../libs/promotion/src/evaluate-gates';
import { policyHash } from '../../libs/promotion/src/policy';
import { inputsOfTurn, policy } from './policy-samples';

export const PROJECT = 'checkout';

const APPENDS_AT_ONCE = 8;
const writer = new EventWriter(new EventCatalog(promotionEvents));

/** Fills the ledger with so many decisions, each as its command records it in a promotion of its own. */
export async function fillWithDecisions(url: string, decisions: number): Promise<void> {
  const log = openEventLog({ url });
  let turn = 0;
  const appendSome = async () => {
    while (turn < decisions) {
      const mine = turn;
      turn += 1;
      const { stream, events } = decisionOfTurn(mine);
      await log.append(stream, events, 'no-stream');
    }
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, appendSome));
  await log.close();
}

function decisionOfTurn(turn: number): { readonly stream: string; readonly events: readonly NewEvent[] } {
  const promotionId = deriveId('promotion', String(turn));
  const commandId = deriveId('evaluation', String(turn));
  const inputs = inputsOfTurn(turn);
  const gates = [...evaluateGates(policy, inputs)];
  const hashes = { planHash: contentDigest({ plan: turn }), inputHash: contentDigest(inputs) };
  const about = { promotionId, project: PROJECT, environment: 'prod', ...hashes };
  const releaseId = contentDigest({ release: turn });
  const cause = { commandId, actor: { kind: 'system', id: 'conductor' }, causationId: commandId } as const;
  const stream = `promotion-${promotionId}`;
  const events = writer.newEvents(stream, { ...cause, correlationId: commandId }, [
    PromotionGatesEvaluated({ ...about, gates, policy, inputs }),
    ...(allHold(gates) ? [PromotionAuthorized({ ...about, releaseId, policyHash: policyHash(policy) })] : []),
  ]);
  return { stream, events };
}
