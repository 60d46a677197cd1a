import { deriveId, EventCatalog } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, InMemoryEventLog } from '@ledgerline/testing';
import { newEventsOfTurn } from '../../../../test/benchmarks/synthetic-events';
import { allDefinitions, allProjections } from '../projections';
import type { RunningProjector } from '../testing/a-projector';
import { startProjector } from '../testing/a-projector';
import { until } from '../testing/a-read-side';
import { newEvent } from '../testing/counting';
import { rebuildTables } from './rebuild-tables';

const TURNS = 40;
/** So many events of a turn lead to a promotion that waits for an approval. */
const UNTIL_APPROVAL = 8;
const catalog = new EventCatalog(allDefinitions);
const names = allProjections.map(({ projection }) => projection.name);

/** Releases on their way through their environments and, between them, one event of every type there is. */
async function history(log: InMemoryEventLog): Promise<bigint> {
  let last = -1n;
  for (let turn = 0; turn < TURNS; turn += 1) {
    ({ position: last } = await log.append(`turn-${String(turn)}`, newEventsOfTurn(turn), 'no-stream'));
    for (const { type, version, sample } of allDefinitions.filter((_, index) => index % TURNS === turn)) {
      const event = { ...newEvent({ type, data: sample }, version), id: deriveId(type) };
      ({ position: last } = await log.append(`sample-${type}`, [event], 'no-stream'));
    }
  }
  const waiting = newEventsOfTurn(TURNS).slice(0, UNTIL_APPROVAL);
  ({ position: last } = await log.append(`turn-${String(TURNS)}`, waiting, 'no-stream'));
  return last;
}

describe('every projection', () => {
  const log = new InMemoryEventLog();
  let server: SpecPostgres;
  let postgres: Postgres;
  let projector: RunningProjector;

  beforeAll(async () => {
    server = await aPostgres();
    postgres = new Postgres(server.url, 2);
    projector = startProjector(log, server.url, allProjections, catalog);
  });

  afterAll(async () => {
    await projector.stop();
    await postgres.close();
    await server.stop();
  });

  it('has rows, and the same ones when it is rebuilt from the ledger', async () => {
    await until(() => projector.health().caughtUp);
    const last = await history(log);
    const checkpoints = 'select name from projection_checkpoint where position >= $1';
    await until(async () => (await postgres.query(checkpoints, [String(last)])).length === names.length);

    const signal = new AbortController().signal;
    const tables = allProjections;
    const rebuilt = await rebuildTables({ log, catalog, databaseUrl: server.url, tables, verify: true, signal });
    const told = rebuilt.map(({ name, exchange }) => ({
      name,
      hasRows: (exchange?.rows ?? 0) > 0,
      hash: exchange?.compared?.after.hash,
    }));
    const expected = rebuilt.map(({ name, exchange }) => ({
      name,
      hasRows: true,
      hash: exchange?.compared?.before.hash,
    }));
    expect(told).toEqual(expected);
    expect(told.map(({ name }) => name).sort()).toEqual(names.toSorted());
    expect(told.every(({ hash }) => hash !== undefined)).toBe(true);
    expect(await postgres.query('select * from projection_quarantine')).toEqual([]);
  });
});
