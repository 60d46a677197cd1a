import type { DomainEvent, EventMetadata, NewEvent } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { randomUUID } from 'node:crypto';
import { PromotionPlanApproved, PromotionPlanned, PromotionRequested } from '../../libs/promotion/src/events';
import { ApiUnderLoad, CONCURRENCY, requestText } from './api-under-load';
import type { Figure } from './node';

export const name = 'approve';

const LEAST_SHARE = 0.35;
/** More than are approved while it is warmed up and measured, on any machine. */
const PROMOTIONS = 40_000;
const planHash = PromotionPlanned.sample.planHash;
const [asked] = PromotionPlanned.sample.approvals ?? [];

/**
 * Plans approved over HTTP, each on the stream of a promotion that is there already: read, folded, decided and appended
 * at its revision. The promotions are written before, as the process that plans them would have.
 */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const under = await ApiUnderLoad.start();
  try {
    const promotions = await waitingPromotions(under.eventStoreUrl);
    const group = asked?.of ?? '';
    const issued = await under.ask('POST', '/v1/projects/bench/api-keys', {
      principal: { kind: 'person', id: 'bo' },
      role: 'release-manager',
      groups: [group],
    });
    const key = keyIn(issued);
    const raw = await under.rawAppends(() => ({ ...PromotionPlanApproved.sample }));
    const nextRequest = (): string => {
      const promotionId = promotions.pop();
      if (promotionId === undefined) throw new Error('there are no promotions left to approve');
      return requestText('POST', `/v1/projects/bench/promotions/${promotionId}/approvals`, { planHash }, key);
    };
    await under.measure('POST /approvals', nextRequest, raw, LEAST_SHARE, report);
  } finally {
    await under.stop();
  }
}

async function waitingPromotions(url: string): Promise<string[]> {
  const log = openEventLog({ url });
  const ids = Array.from({ length: PROMOTIONS }, () => randomUUID());
  const left = [...ids];
  const writers = Array.from({ length: CONCURRENCY }, async () => {
    for (let id = left.pop(); id !== undefined; id = left.pop()) {
      await log.append(`promotion-${id}`, eventsOf(id), 'no-stream');
    }
  });
  await Promise.all(writers);
  await log.close();
  return ids;
}

function eventsOf(promotionId: string): NewEvent[] {
  const ours = { promotionId, project: 'bench' };
  return [
    PromotionRequested({ ...PromotionRequested.sample, ...ours }),
    PromotionPlanned({ ...PromotionPlanned.sample, ...ours }),
  ].map(newEvent);
}

function newEvent({ type, data }: DomainEvent): NewEvent {
  const metadata: EventMetadata = {
    schemaVersion: 1,
    actor: { kind: 'system', id: 'bench' },
    commandId: randomUUID(),
    causationId: '',
    correlationId: '',
  };
  return { id: randomUUID(), type, data, metadata };
}

function keyIn(issued: unknown): string {
  if (typeof issued === 'object' && issued !== null && 'key' in issued && typeof issued.key === 'string') {
    return issued.key;
  }
  throw new Error('no key was issued');
}
