import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres, InMemoryEventLog } from '@ledgerline/testing';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningProjector } from './testing/a-projector';
import { catalogOf, startProjector } from './testing/a-projector';
import { ReadSideOfSpec, until } from './testing/a-read-side';
import { brittle, Counted, counting, Foreign, Ignored } from './testing/counting';

describe('the projector', () => {
  let server: SpecPostgres;
  let log: InMemoryEventLog;
  let readSide: ReadSideOfSpec;
  let running: RunningProjector[];

  const quarantineOf = (projector: RunningProjector, wanted: string) =>
    projector.health().projections.find(({ name }) => name === wanted)?.quarantined;

  const start = (tables = [counting()], catalog = catalogOf()) => {
    const projector = startProjector(log, readSide.url, tables, catalog);
    running.push(projector);
    return projector;
  };

  beforeAll(async () => {
    server = await aPostgres();
  });

  beforeEach(async () => {
    log = new InMemoryEventLog();
    readSide = new ReadSideOfSpec(log, await server.freshDatabase());
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((projector) => projector.stop()));
    await readSide.close();
  });

  afterAll(() => server.stop());

  it('has the rows of what was there before it started and of what comes', async () => {
    await readSide.count('a', 'b', 'a');
    start();
    await readSide.caughtUp();
    await readSide.count('a', 'c');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 3, b: 1, c: 1 });
  });

  it('takes a row away when there is none any more', async () => {
    start();
    await readSide.count('a', 'b');
    await readSide.append('of-a', Counted({ what: 'a', by: 0 }));
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ b: 1 });
  });

  it('moves on with events that no projection folds', async () => {
    start();
    await readSide.append('other', Ignored({}), Ignored({}));
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({});
  });

  it('goes on from its checkpoint after a restart', async () => {
    await readSide.count('a', 'a');
    await start().stop();
    const again = start();
    await readSide.count('a');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 3 });
    await until(() => again.health().caughtUp);
    expect(again.health()).toMatchObject({ status: 'following', ready: true });
  });

  it('loses nothing and counts nothing twice while its connections are cut', async () => {
    start();
    let appended = 0;
    const cuts = { going: true };
    const cut = (async () => {
      for (let turn = 0; turn < 12; turn += 1) {
        await pause(60);
        await readSide.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'ledgerline-projector'",
        );
      }
      cuts.going = false;
    })();
    while (cuts.going) {
      await readSide.count('a', 'b', 'c');
      appended += 1;
      if (appended % 20 === 0) await pause(1);
    }
    await cut;
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: appended, b: appended, c: appended });
  });

  it('lets one write while the other waits to take over', async () => {
    const first = start();
    await until(() => first.health().status === 'following');
    const second = start();
    await until(() => second.health().status === 'waiting');
    expect(second.health().ready).toBe(true);
    await readSide.count('a');
    await readSide.caughtUp();
    await first.stop();
    await readSide.count('a');
    await readSide.caughtUp();
    expect(second.health().status).toBe('following');
    expect(await readSide.counts()).toEqual({ a: 2 });
  });

  it('writes once although two start at the same moment', async () => {
    await readSide.count(...Array.from({ length: 50 }, () => 'a'));
    const both = [counting('counts'), counting('more_counts')];
    start(both);
    start(both.toReversed());
    await readSide.count('a');
    await readSide.caughtUp('counts');
    await readSide.caughtUp('more_counts');
    expect([await readSide.counts(), await readSide.counts('more_counts')]).toEqual([{ a: 51 }, { a: 51 }]);
  });

  it('stops before an event of a type that it does not know, and goes on when it does', async () => {
    const old = start();
    await readSide.count('a');
    await readSide.append('foreign', Foreign({}));
    await readSide.count('a');
    await until(() => old.health().status === 'stopped');
    expect(old.health()).toMatchObject({ ready: false, because: expect.stringContaining('foreign@0') as string });
    expect(await readSide.counts()).toEqual({ a: 1 });
    await old.stop();

    start([counting()], catalogOf(Foreign));
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 2 });
  });

  it('stops only the projections that an event of a newer version is for', async () => {
    const others = {
      ...counting('others'),
      projection: { ...counting('others').projection, on: ['ignored'] as never[] },
    };
    const projector = start([counting(), others]);
    await readSide.count('a');
    await readSide.appendNew('of-a', 7, Counted({ what: 'a', by: 1 }));
    await readSide.count('a');
    await readSide.caughtUp('others');
    await until(() => projector.health().status === 'stopped');
    expect(projector.health().because).toContain('of-a@1: unknown-version');
    expect(await readSide.counts()).toEqual({ a: 1 });
  });

  it('fills a table anew whose projection comes to fold what it passed over', async () => {
    const narrow = { ...counting(), projection: { ...counting().projection, on: ['ignored'] as never[] } };
    const former = start([narrow]);
    await readSide.append('foreign', Foreign({}));
    await readSide.caughtUp();
    await former.stop();
    await readSide.count('a');

    start([counting()], catalogOf(Foreign));
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 1 });
  });

  it('leaves alone a row that the database refuses, and goes on with the others', async () => {
    const fussy = counting('fussy');
    const projector = start([counting(), { ...fussy, sql: `${fussy.sql}\nalter table fussy add check (times < 3);` }]);
    await readSide.count('a', 'a');
    await readSide.caughtUp('fussy');
    await readSide.count('a', 'b');
    await readSide.caughtUp('fussy');
    await readSide.count('a', 'b');
    await readSide.caughtUp();
    await readSide.caughtUp('fussy');
    expect(await readSide.counts()).toEqual({ a: 4, b: 2 });
    expect(await readSide.counts('fussy')).toEqual({ a: 2, b: 2 });
    await until(() => quarantineOf(projector, 'fussy') !== undefined);
    expect(projector.health()).toMatchObject({ status: 'following', ready: true });
    expect(quarantineOf(projector, 'fussy')).toMatchObject({ count: 1, first: [{ kind: 'row', key: 'a' }] });
  });

  it('leaves alone a row that it cannot fold, over restarts, and goes on with the others', async () => {
    const both = [brittle('brittle'), counting()];
    const first = start(both);
    await readSide.count('a', 'bad', 'a');
    await readSide.caughtUp('brittle');
    expect(await readSide.counts('brittle')).toEqual({ a: 2 });
    await first.stop();

    const second = start(both);
    await readSide.count('a', 'bad');
    await readSide.caughtUp('brittle');
    expect(await readSide.counts('brittle')).toEqual({ a: 3 });
    expect(await readSide.counts()).toEqual({ a: 3, bad: 2 });
    await until(() => second.health().caughtUp);
    expect(quarantineOf(second, 'brittle')).toMatchObject({
      count: 1,
      first: [{ kind: 'row', key: 'bad', because: 'cannot fold "counted" at of-bad@0: bad cannot be counted' }],
    });
  });

  it('leaves alone a stream whose event it cannot read or place, and the rows that lack it', async () => {
    const projector = start([brittle()]);
    await readSide.append('one', Counted({ what: 'a', by: 1 }), Counted({ what: 'rowless', by: 1 }));
    await readSide.append('one', Counted({ what: 'a', by: 1 }));
    await readSide.appendNew('two', 0, Counted({ what: 'b', by: 1 }));
    await readSide.count('a', 'b');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 1, b: 1 });
    await until(() => quarantineOf(projector, 'counts')?.count === 3);
    expect(quarantineOf(projector, 'counts')?.first).toMatchObject([
      { kind: 'stream', key: 'one', because: expect.stringContaining('rowless cannot be counted') as string },
      { kind: 'stream', key: 'two', because: expect.stringContaining('two@0: unknown-version') as string },
      { kind: 'row', key: 'a' },
    ]);
  });

  it('has every row again once it can fold them', async () => {
    const former = start([brittle()]);
    await readSide.count('a', 'bad', 'a');
    await readSide.caughtUp();
    await former.stop();

    const mended = start();
    await until(async () => (await readSide.counts()).bad === 1);
    await readSide.count('bad');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 2, bad: 2 });
    await until(() => mended.health().caughtUp);
    expect(quarantineOf(mended, 'counts')).toBeUndefined();
  });

  it('fills a table of a new generation beside the old one, and one that is new', async () => {
    await start().stop();
    await readSide.count('a', 'a', 'b');
    const before = start();
    await readSide.caughtUp();
    await before.stop();

    start([counting('counts', 10, 2), counting('late')]);
    await readSide.count('b');
    await readSide.caughtUp();
    await readSide.caughtUp('late');
    expect(await readSide.counts('late')).toEqual({ a: 2, b: 2 });
    const sums = "select 1 / (case when sum((row->>'sum')::int) = 40 then 1 else 0 end) from counts";
    await expect(readSide.execute(sums)).resolves.toBeUndefined();
  });

  it('makes everything anew when its tables were dropped under it', async () => {
    start();
    await readSide.count('a', 'b');
    await readSide.caughtUp();
    await readSide.execute('drop table counts, projection_checkpoint');
    await readSide.count('a');
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: 2, b: 1 });
  });

  it('retires the table of a projection that is no more', async () => {
    const former = start([counting(), counting('former')]);
    await until(() => former.health().status === 'following');
    await former.stop();
    start();
    await readSide.count('a');
    await readSide.caughtUp();
    await expect(readSide.counts('former')).rejects.toThrow('does not exist');
  });

  it('takes no names that are none for a table', () => {
    expect(() => start([counting('counts'), counting('counts')])).toThrow('"counts"');
    expect(() => start([counting('Drop table')])).toThrow('"Drop table"');
  });
});
