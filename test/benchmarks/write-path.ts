import type { Cause } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { randomUUID } from 'node:crypto';
import { promotionEvents, PromotionRequested } from '../../libs/promotion/src/events';
import { promotion } from '../../libs/promotion/src/evolve';
import { emmettAppends } from './emmett';
import type { Figure } from './node';
import { rate } from './rate';
import { benchServices } from './services';

export const name = 'write-path';

const TIMES = 2;

/** Read, fold, decide, check and append on the ledger, against the bare append of another event store, each on its own. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const services = await benchServices();
  const log = openEventLog({ url: services.eventStoreUrl });
  try {
    const retries = { attempts: 12, pause: () => Promise.resolve() };
    const decisions = new LedgerDecisions(log, new EventCatalog(promotionEvents), retries);
    const theirs = await emmettAppends(services.databaseUrl);
    report({ name: 'emmett-postgresql append, concurrency 64', value: theirs, unit: 'events/s' });
    const limit = theirs * TIMES;
    for (const [what, decider] of [
      ['a stream that is usually new (as of builds)', { ...promotion, usuallyNew: true as const }],
      ['a stream that is read first', promotion],
    ] as const) {
      const ours = await rate(() => decide(decisions, decider));
      const name = `decided and appended to ${what}, concurrency 64`;
      report({ name, value: ours, unit: 'events/s', limit, ratio: ours / limit });
    }
  } finally {
    await log.close();
    await services.stop();
  }
}

async function decide(decisions: LedgerDecisions, decider: typeof promotion): Promise<void> {
  const promotionId = randomUUID();
  await decisions.on(decider, promotionId, cause(), ({ status }) =>
    status === 'unknown' ? [requested(promotionId)] : [],
  );
}

function requested(promotionId: string): PromotionRequested {
  return PromotionRequested({ ...PromotionRequested.sample, promotionId });
}

function cause(): Cause {
  const actor = { kind: 'person', id: 'olga' } as const;
  return { actor, commandId: randomUUID(), causationId: randomUUID(), correlationId: randomUUID() };
}
