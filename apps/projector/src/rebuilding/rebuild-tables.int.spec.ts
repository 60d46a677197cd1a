import type { EventLog } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, InMemoryEventLog } from '@ledgerline/testing';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningProjector } from '../testing/a-projector';
import { catalogOf, startProjector } from '../testing/a-projector';
import { ReadSideOfSpec, until } from '../testing/a-read-side';
import { Counted, counting, Foreign, Ignored } from '../testing/counting';
import type { Rebuilt } from './rebuild-tables';
import { rebuildTables } from './rebuild-tables';

function isIdentical(rebuilt: Rebuilt | undefined): boolean {
  const compared = rebuilt?.exchange?.compared;
  return compared !== undefined && compared.before.hash === compared.after.hash;
}

/** The same log, but something happens once while it is being read. */
function halfWay(log: EventLog, happens: () => Promise<void>): EventLog {
  let happened = false;
  async function* readAll(...options: Parameters<EventLog['readAll']>) {
    for await (const event of log.readAll(...options)) {
      yield event;
      if (happened) continue;
      happened = true;
      await happens();
    }
  }
  return Object.assign(Object.create(log) as EventLog, { readAll });
}

describe('a rebuild', () => {
  let server: SpecPostgres;
  let log: InMemoryEventLog;
  let readSide: ReadSideOfSpec;
  let projector: RunningProjector;

  const rebuild = (verify = true, catalog = catalogOf(), from: EventLog = log): Promise<readonly Rebuilt[]> =>
    rebuildTables({
      log: from,
      catalog,
      databaseUrl: readSide.url,
      tables: [counting()],
      verify,
      signal: new AbortController().signal,
    });

  beforeAll(async () => {
    server = await aPostgres();
  });

  beforeEach(async () => {
    log = new InMemoryEventLog();
    readSide = new ReadSideOfSpec(log, await server.freshDatabase());
    projector = startProjector(log, readSide.url, [counting()]);
    await readSide.count('a', 'b', 'a');
    await readSide.append('of-b', Counted({ what: 'b', by: 0 }));
    await readSide.caughtUp();
    await until(() => projector.health().status === 'following');
  });

  afterEach(async () => {
    await projector.stop();
    await readSide.close();
  });

  afterAll(() => server.stop());

  it('comes out with the same rows, and the projector goes on on them', async () => {
    const [rebuilt] = await rebuild();
    expect(isIdentical(rebuilt)).toBe(true);
    expect(rebuilt?.exchange?.rows).toBe(1);
    await readSide.count('a', 'c');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 3, c: 1 });
  });

  it('leaves the server knowing what is in the table, so that the first questions are answered by the right index', async () => {
    await rebuild();
    expect(await readSide.answers(`select from pg_stats where tablename = 'counts'`)).toBe(true);
  });

  it('tells rows that are not what the ledger says, and puts them right', async () => {
    await readSide.execute(`update counts set row = '{"what":"a","times":7,"sum":7}' where key = 'a'`);
    const [rebuilt] = await rebuild();
    expect(isIdentical(rebuilt)).toBe(false);
    expect(rebuilt?.exchange?.compared?.differing).toEqual(['a']);
    await readSide.count('a');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 3 });
  });

  it('shows the former rows to readers until the moment of the exchange', async () => {
    await readSide.execute(`update counts set row = '{"what":"a","times":7,"sum":7}' where key = 'a'`);
    const seen = { counts: {} as Readonly<Record<string, number>> };
    const rebuilding = rebuild(
      true,
      catalogOf(),
      halfWay(log, async () => {
        seen.counts = await readSide.counts();
        await readSide.count('c');
        await readSide.caughtUp();
      }),
    );
    await rebuilding;
    expect(seen.counts).toEqual({ a: 7 });
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 2, c: 1 });
  });

  it('is right while events keep coming', async () => {
    const load = { on: true };
    let appended = 0;
    const appending = (async () => {
      for (; load.on; appended += 1) {
        await readSide.count('a');
        if (appended % 10 === 0) await pause(1);
      }
    })();
    for (let turn = 0; turn < 3; turn += 1) {
      const [rebuilt] = await rebuild();
      expect(isIdentical(rebuilt)).toBe(true);
    }
    load.on = false;
    await appending;
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 2 + appended });
  });

  it('gives the same rows without a projector, at the position where they are', async () => {
    await projector.stop();
    await readSide.count('a');
    const [rebuilt] = await rebuild();
    expect(isIdentical(rebuilt)).toBe(true);
    expect(await readSide.counts()).toEqual({ a: 2 });
  });

  it('leaves the rows alone when it cannot get through the log', async () => {
    const [rebuilt] = await rebuild(true, new EventCatalog([Ignored, Foreign]));
    expect(rebuilt).toMatchObject({ exchange: undefined, stopped: { at: 0n } });
    expect(rebuilt?.stopped?.because).toContain('of-a@0: unknown-type');
    expect(await readSide.counts()).toEqual({ a: 2 });
  });
});
