import type { EventLog, StoredEvent } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { finalState } from '../story/final-state';
import { awaitCondition } from './await-condition';
import type { Lane } from './lane';
import { PROJECT } from './lane';

export type Counts = Readonly<Record<string, number>>;

/** How often each event type stands in the ledger, of those whose number does not depend on how long things took. */
export async function countsIn(eventStoreUrl: string): Promise<Counts> {
  return reading(eventStoreUrl, async (log) => (await finalState(log)).counts);
}

/** Resolves once every detector that was found to be silent has been heard again. */
export async function silencesEnd(eventStoreUrl: string): Promise<void> {
  await awaitCondition('every silent detector to be heard again', () =>
    reading(eventStoreUrl, async (log) => (await finalState(log)).silences.length === 0),
  );
}

/**
 * What is wrong with the ledger after `rounds`, given what it held before the first round and after one undisturbed
 * round of every lane: every round has to have left the same events, each of them once. `buildsBeside` are others'.
 */
export async function wrongInLedger(
  eventStoreUrl: string,
  lanes: readonly Lane[],
  before: Counts,
  afterOneEach: Counts,
  buildsBeside: number,
): Promise<readonly string[]> {
  return reading(eventStoreUrl, async (log) => {
    const { counts, violations } = await finalState(log);
    const rounds = lanes.reduce((sum, lane) => sum + lane.rounds, 0);
    const expected = (type: string) => {
      const first = before[type] ?? 0;
      const perRound = ((afterOneEach[type] ?? 0) - first) / lanes.length;
      return first + perRound * rounds + (type === 'build.recorded' ? buildsBeside : 0);
    };
    const types = new Set([...Object.keys(counts), ...Object.keys(afterOneEach)]);
    const miscounted = [...types]
      .filter((type) => counts[type] !== expected(type))
      .map((type) => `${type}: ${String(counts[type] ?? 0)} in the ledger, ${String(expected(type))} undisturbed`);
    return [...violations, ...miscounted, ...(await wrongInStreams(log)), ...(await missing(log, lanes))];
  });
}

/** Everything that was acknowledged stands in its stream, once. */
async function missing(log: EventLog, lanes: readonly Lane[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const once = async (stream: string, ...types: readonly string[]) => {
    const found: string[] = [];
    for await (const { type } of log.readStream(stream)) found.push(type);
    for (const type of types) {
      const count = found.filter((one) => one === type).length;
      if (count !== 1) wrong.push(`${stream} holds ${type} ${String(count)} times`);
    }
  };
  for (const { builds, promotions } of lanes) {
    for (const digest of builds) await once(`build-${PROJECT}:${digest.slice('sha256:'.length)}`, 'build.recorded');
    for (const promotion of promotions) {
      await once(`promotion-${promotion}`, 'promotion.requested', 'promotion.authorized', 'promotion.completed');
    }
  }
  return wrong;
}

/** No input reacted to twice by one process, no promotion declared twice, no request answered twice. */
async function wrongInStreams(log: EventLog): Promise<readonly string[]> {
  const seen = new Set<string>();
  const wrong: string[] = [];
  for await (const event of log.readAll()) {
    const effect = effectOf(event);
    if (effect === undefined) continue;
    if (seen.has(effect)) wrong.push(`${effect} twice`);
    seen.add(effect);
  }
  return wrong;
}

/** What may happen once only, in words; undefined for events that may be repeated. */
function effectOf({ type, stream, data }: StoredEvent): string | undefined {
  const { input, because } = data as { input?: unknown; because?: { promotionId?: string } };
  switch (type) {
    case 'process.reacted':
      return `${stream} reacted to ${JSON.stringify(input)}`;
    case 'intent.declared':
      return because?.promotionId === undefined ? undefined : `${stream} declared ${because.promotionId}`;
    case 'request.received':
    case 'request.answered':
      return `${stream} ${type}`;
    default:
      return undefined;
  }
}

async function reading<Found>(url: string, read: (log: EventLog) => Promise<Found>): Promise<Found> {
  const log = openEventLog({ url });
  try {
    return await read(log);
  } finally {
    await log.close();
  }
}
