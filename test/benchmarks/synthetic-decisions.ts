import { contentDigest, deriveId, type DomainEvent, EventCatalog, type NewEvent } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { EventWriter } from '@ledgerline/platform/ledger';
import {
  PromotionAuthorized,
  promotionEvents,
  PromotionGatesEvaluated,
  StandingGatesEvaluated,
  StandingStateReached,
} from '@ledgerline/promotion';
import { allHold, evaluateGates } from '../../libs/promotion/src/evaluate-gates';
import { policyHash } from '../../libs/promotion/src/policy';
import { inputsOfTurn, policy, statePolicy } from './policy-samples';

export const PROJECT = 'checkout';

const APPENDS_AT_ONCE = 8;
const DECISIONS_OF_A_TURN = 3;
const writer = new EventWriter(new EventCatalog(promotionEvents));

/** Fills the ledger with at least so many decisions; answers how many there are. */
export async function fillWithDecisions(url: string, wanted: number): Promise<number> {
  const log = openEventLog({ url });
  let [turn, decisions] = [0, 0];
  const appendSome = async () => {
    while (decisions < wanted) {
      const all = decisionsOfTurn(turn);
      turn += 1;
      decisions += DECISIONS_OF_A_TURN;
      for (const { stream, events } of all) await log.append(stream, events, 'no-stream');
    }
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, appendSome));
  await log.close();
  return decisions;
}

interface Written {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

/**
 * What is decided about one release on its way into production: a state is looked at, then reached, and the gates of the
 * promotion are looked at; if they hold, it is authorised.
 */
function decisionsOfTurn(turn: number): readonly Written[] {
  const promotionId = deriveId('promotion', String(turn));
  const releaseId = contentDigest({ release: turn });
  const inputs = inputsOfTurn(turn);
  const gates = [...evaluateGates(policy, inputs)];
  const hashes = { planHash: contentDigest({ plan: turn }), inputHash: contentDigest(inputs) };
  const about = { promotionId, project: PROJECT, environment: 'prod', ...hashes };
  const standing = `standing-${PROJECT}:${releaseId.slice('sha256:'.length)}`;
  return [
    written(turn, standing, ...standingOfTurn(turn, releaseId)),
    written(
      turn,
      `promotion-${promotionId}`,
      PromotionGatesEvaluated({ ...about, gates, policy, inputs }),
      ...(allHold(gates) ? [PromotionAuthorized({ ...about, releaseId, policyHash: policyHash(policy) })] : []),
    ),
  ];
}

function standingOfTurn(turn: number, releaseId: string) {
  const { project, release, now, environments, evidence } = inputsOfTurn(turn);
  const about = { project: PROJECT, releaseId, state: statePolicy.state, policy: statePolicy };
  const facts = { project, release, now, states: [], environments, approvals: [], involved: [] };
  const [before, after] = [[], evidence].map((known) => {
    const inputs = { ...facts, evidence: known };
    return { gates: [...evaluateGates(statePolicy, inputs)], inputs, inputHash: contentDigest(inputs) };
  });
  if (before === undefined || after === undefined || !allHold(after.gates)) throw new Error('the state is not reached');
  return [
    StandingGatesEvaluated({ ...about, ...before }),
    StandingStateReached({ ...about, ...after, policyHash: policyHash(statePolicy) }),
  ];
}

function written(turn: number, stream: string, ...decided: readonly DomainEvent[]): Written {
  const commandId = deriveId('evaluation', String(turn));
  const actor = { kind: 'system', id: 'conductor' } as const;
  const cause = { commandId, actor, causationId: commandId, correlationId: commandId };
  return { stream, events: writer.newEvents(stream, cause, decided) };
}
