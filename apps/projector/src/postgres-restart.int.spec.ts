import type { EmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { startEmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { InMemoryEventLog } from '@ledgerline/testing';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { RunningProjector } from './testing/a-projector';
import { startProjector } from './testing/a-projector';
import { ReadSideOfSpec, until } from './testing/a-read-side';
import { counting } from './testing/counting';

/** `POSTGRES_KILLS` makes it more, and `POSTGRES_KILLS_SEED` the same again. */
const KILLS = Number(process.env.POSTGRES_KILLS ?? 20);
const SEED = Number(process.env.POSTGRES_KILLS_SEED ?? Date.now() % 1_000_000);
const EACH_KILL_MILLISECONDS = 60_000;
const LONGEST_LIFE_MILLISECONDS = 150;

describe('when PostgreSQL goes away', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let log: InMemoryEventLog;
  let readSide: ReadSideOfSpec;
  let projector: RunningProjector;
  let appended = 0;

  const again = async () => {
    const { port } = new URL(postgres.url);
    postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'server'), port: Number(port) });
  };

  const count = async () => {
    await readSide.count('a', 'b');
    appended += 1;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-spec-'));
    await chmod(folder, 0o755);
    postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'server') });
    log = new InMemoryEventLog();
    readSide = new ReadSideOfSpec(log, postgres.url);
    projector = startProjector(log, postgres.url, [counting()]);
    await count();
    await readSide.caughtUp();
  });

  afterAll(async () => {
    await projector.stop();
    await readSide.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('waits, goes on by itself when it is back, and has lost nothing', async () => {
    for (const signal of ['SIGQUIT', 'SIGINT'] as const) {
      process.kill(postgres.pid, signal);
      await until(() => projector.health().status === 'failing');
      expect(projector.health().ready).toBe(false);
      await count();
      await again();
      await readSide.caughtUp();
    }
    expect(await readSide.counts()).toEqual({ a: appended, b: appended });
  });

  it(
    'has rows that are those of the checkpoint, wherever it was killed',
    async () => {
      let state = SEED;
      const random = () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const alive = { yet: true };
        const appending = (async () => {
          while (alive.yet) {
            await count();
            await pause(1);
          }
        })();
        await pause(random() * LONGEST_LIFE_MILLISECONDS);
        process.kill(postgres.pid, 'SIGKILL');
        alive.yet = false;
        await appending;
        await again();
        const { rows, folded } = await rowsAndCheckpoint(postgres.url, log);
        expect({ seed: SEED, kill, rows }).toEqual({ seed: SEED, kill, rows: folded });
        await readSide.caughtUp();
      }
      expect(await readSide.counts()).toEqual({ a: appended, b: appended });
    },
    KILLS * EACH_KILL_MILLISECONDS,
  );

  it('goes on after a deadlock, whoever the database refuses', async () => {
    const other = new Client({ connectionString: postgres.url });
    other.on('error', () => undefined);
    await other.connect();
    await other.query('begin');
    await other.query("select 1 from counts where key = 'a' for update");
    await count();
    const waiting =
      "select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name like '%projector'";
    const watching = new ReadSideOfSpec(log, postgres.url);
    await until(() => watching.answers(waiting));
    // Closes the circle; which of the two the database refuses is for it to choose.
    await other.query("select 1 from projection_checkpoint where name = 'counts' for update").catch(() => undefined);
    await other.query('rollback');
    await other.end();
    await watching.close();
    await readSide.caughtUp();
    expect(await readSide.counts()).toEqual({ a: appended, b: appended });
  });
});

/** What the table counts, and how many events there are up to its checkpoint, both as of one moment. */
async function rowsAndCheckpoint(url: string, log: InMemoryEventLog): Promise<{ rows: number; folded: number }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const sql = `select c.position, (select coalesce(sum(times), 0) from counts) as times from projection_checkpoint c`;
  const [found] = (await client.query<{ position: string; times: string }>(sql)).rows;
  await client.end();
  const reached = BigInt(found?.position ?? '-1');
  let folded = 0;
  for await (const { position } of log.readAll()) if (position <= reached) folded += 1;
  return { rows: Number(found?.times ?? -1), folded };
}
