import { EventStoreDBClient, FORWARDS, START } from '@eventstore/db-client';
import { EventCatalog } from '@ledgerline/kernel';
import { allDefinitions, allProjections } from '../../apps/projector/src/projections';
import { bareUpsert } from './bare-upsert';
import type { Figure } from './node';
import type { BenchServices } from './services';
import { fillLedger, runRebuild } from './rebuild-process';
import { benchServices } from './services';

export const name = 'rebuild';

/** `BENCH_EVENTS` makes it shorter. */
const EVENTS = Number(process.env.BENCH_EVENTS ?? 200_000);

/** All projections from the ledger, against the slower of reading alone and writing alone, in the same run. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const services = await benchServices();
  try {
    const events = await fillLedger(services, EVENTS);
    const read = await bareRead(services);
    report({ name: `bare read by the client, ${String(events)} events`, value: read, unit: 'events/s' });
    const upsert = await bareUpsert(services, allProjections, new EventCatalog(allDefinitions));
    report({ name: 'bare folded upsert of the same rows', value: upsert, unit: 'events/s' });
    const limit = Math.min(read, upsert);
    const first = await runRebuild(services, []);
    const perSecond = perSecondIn(events, first.milliseconds);
    const ratio = Math.round((perSecond / limit) * 100) / 100;
    const of = `${String(allProjections.length)} projections`;
    report({ name: `rebuild of ${of}`, value: perSecond, unit: 'events/s', limit, ratio });
    report({ name: 'resident memory at its highest', value: Math.max(...first.resident), unit: 'MiB' });
    const second = await runRebuild(services, ['--verify']);
    const compared = perSecondIn(events, second.milliseconds);
    report({ name: 'the same with every row compared', value: compared, unit: 'events/s' });
  } finally {
    await services.stop();
  }
}

async function bareRead({ eventStoreUrl }: BenchServices): Promise<number> {
  const client = EventStoreDBClient.connectionString(eventStoreUrl);
  const begun = performance.now();
  let events = 0;
  for await (const { event } of client.readAll({ direction: FORWARDS, fromPosition: START })) {
    if (event !== undefined) events += 1;
  }
  const perSecond = perSecondIn(events, performance.now() - begun);
  await client.dispose();
  return perSecond;
}

function perSecondIn(events: number, milliseconds: number): number {
  return Math.round(events / (milliseconds / 1_000));
}
