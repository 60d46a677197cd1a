import type { NewEvent } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { Postgres, ProjectionProgress } from '@ledgerline/platform/postgres';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './http-load';
import type { Figure } from './node';
import { benchServices } from './services';
import { RowWatch } from './row-watch';
import { newEventsOfTurn } from './synthetic-events';

export const name = 'visibility';

/** `BENCH_RATE` makes it slower, for machines that are busy otherwise. */
const PER_SECOND = Number(process.env.BENCH_RATE ?? 500);
const SECONDS = 10;
const WARM_UP_SECONDS = 2;
const TOTAL = PER_SECOND * (SECONDS + WARM_UP_SECONDS);
const LIMIT_MILLISECONDS = 25;
const PROJECTOR = resolve(__dirname, '../../apps/projector/src/main.js');

interface Sent {
  readonly at: number;
  readonly counts: boolean;
}

/** From the call of an append until its row can be read, and until a bare subscription has it, at a steady rate. */
export async function run(report: (figure: Figure) => void): Promise<void> {
  const services = await benchServices();
  const env = { ...process.env, EVENTSTORE_URL: services.eventStoreUrl, DATABASE_URL: services.databaseUrl };
  const projector = spawn(process.execPath, [PROJECTOR], { env, stdio: 'ignore' });
  const log = openEventLog({ url: services.eventStoreUrl });
  const postgres = new Postgres(services.databaseUrl);
  const progress = new ProjectionProgress(services.databaseUrl);
  const ending = new AbortController();
  try {
    progress.start();
    const sentById = new Map<string, Sent>();
    const delivered: number[] = [];
    const subscribed = (async () => {
      for await (const delivery of log.subscribe({ signal: ending.signal })) {
        if (delivery.kind !== 'event') continue;
        const sent = sentById.get(delivery.event.id);
        if (sent?.counts === true) delivered.push(performance.now() - sent.at);
      }
    })();
    const visible: number[] = [];
    const appends: Promise<void>[] = [];
    const failures: unknown[] = [];
    const watch = new RowWatch(postgres, progress);
    const events = prepared(TOTAL + 1);
    const append = async (counts: boolean) => {
      const event = events.next();
      const sent = { at: performance.now(), counts };
      sentById.set(event.id, sent);
      const { position } = await log.append(`bench-${event.id}`, [event], 'no-stream');
      await watch.row(position);
      if (counts) visible.push(performance.now() - sent.at);
    };
    await append(false);
    const begun = performance.now();
    for (let sent = 0; sent < TOTAL;) {
      const due = ((performance.now() - begun) / 1_000) * PER_SECOND;
      for (const last = Math.min(due, TOTAL); sent < last; sent += 1) {
        appends.push(append(sent > PER_SECOND * WARM_UP_SECONDS).catch((error: unknown) => void failures.push(error)));
      }
      if (failures.length > 0) break;
      await pause(1);
    }
    await Promise.all(appends);
    if (failures.length > 0) throw failures[0];
    ending.abort();
    await subscribed;
    tell(
      report,
      'append to row visible',
      visible.sort((a, b) => a - b),
    );
    tell(
      report,
      'append to bare subscription',
      delivered.sort((a, b) => a - b),
    );
  } finally {
    ending.abort();
    projector.kill('SIGTERM');
    if (projector.exitCode === null) await once(projector, 'exit');
    await progress.close();
    await postgres.close();
    await log.close();
    await services.stop();
  }
}

/** Made beforehand, so that making them is no part of what is measured. */
function prepared(count: number): { readonly next: () => NewEvent } {
  const events: NewEvent[] = [];
  for (let turn = 0; events.length < count; turn += 1) events.push(...newEventsOfTurn(turn));
  let last = -1;
  return {
    next: () => {
      last += 1;
      const event = events[last];
      if (event === undefined) throw new Error('no more events were made');
      return event;
    },
  };
}

function tell(report: (figure: Figure) => void, what: string, sorted: readonly number[]): void {
  const rounded = (share: number) => Math.round(percentile(sorted, share) * 100) / 100;
  const rate = `at ${String(PER_SECOND)} events/s`;
  report({ name: `${what}, p50, ${rate}`, value: rounded(0.5), unit: 'ms' });
  const p99 = rounded(0.99);
  report({
    name: `${what}, p99, ${rate}`,
    value: p99,
    unit: 'ms',
    ...(what.includes('row') && {
      limit: LIMIT_MILLISECONDS,
      ratio: Math.round((LIMIT_MILLISECONDS / p99) * 100) / 100,
    }),
  });
}
