import type { EventStoreLog } from '@ledgerline/platform/eventstore';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecLedger, SpecPostgres } from '@ledgerline/testing';
import { aLedger, aPostgres } from '@ledgerline/testing';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allProjections } from '../../apps/projector/src/projections';
import { newEventsOfTurn } from '../benchmarks/synthetic-events';

const apps = join(__dirname, '../../dist/apps/projector/src');
const LEASE_MILLISECONDS = 1_000;
const PATIENCE_MILLISECONDS = 60_000;
const TEST_MILLISECONDS = 300_000;

/** Two real projectors on one database, while one of them is killed, ended or frozen. */
describe('two projectors', () => {
  let ledger: SpecLedger;
  let database: SpecPostgres;
  let log: EventStoreLog;
  let postgres: Postgres;
  let env: NodeJS.ProcessEnv;
  let both: [ChildProcess, ChildProcess];
  let turn = 0;
  let last = -1n;

  const projector = () => spawn(process.execPath, [join(apps, 'main.js')], { env, stdio: 'ignore' });

  beforeAll(async () => {
    [ledger, database] = await Promise.all([aLedger(), aPostgres()]);
    log = openEventLog({ url: ledger.url });
    postgres = new Postgres(database.url, 2);
    env = {
      PATH: process.env.PATH,
      EVENTSTORE_URL: ledger.url,
      DATABASE_URL: database.url,
      PROJECTOR_LEASE_MS: String(LEASE_MILLISECONDS),
    };
    both = [projector(), projector()];
  });

  afterAll(async () => {
    for (const one of both) {
      if (one.exitCode !== null || one.signalCode !== null) continue;
      one.kill('SIGKILL');
      await once(one, 'exit');
    }
    await log.close();
    await postgres.close();
    await database.stop();
    await ledger.stop();
  });

  const append = async (turns: number) => {
    for (let more = 0; more < turns; more += 1) {
      // A named ledger may hold what an earlier run left there.
      ({ position: last } = await log.append(`two-${randomUUID()}`, newEventsOfTurn(turn), 'no-stream'));
      turn += 1;
    }
  };

  const caughtUp = async () => {
    const deadline = performance.now() + PATIENCE_MILLISECONDS;
    const sql = 'select count(*) as there from projection_checkpoint where position >= $1 and not superseded';
    for (;;) {
      const [found] = await postgres.query<{ there: string }>(sql, [String(last)]).catch(() => []);
      if (Number(found?.there) === allProjections.length) return;
      if (performance.now() > deadline) throw new Error('nobody goes on projecting');
      await pause(20);
    }
  };

  /** The rebuild's own verdict on every table; exit code 0 when each is what the ledger says. */
  const verdict = async () => {
    const rebuild = spawn(process.execPath, [join(apps, 'rebuild.js'), '--verify'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    rebuild.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(rebuild, 'exit')) as [number | null];
    return { code, identical: said.match(/identical {2}sha256:/g)?.length ?? 0, said };
  };

  const all = { code: 0, identical: allProjections.length };

  it(
    'write every row once',
    async () => {
      await append(20);
      await caughtUp();
      expect(await verdict()).toMatchObject(all);
    },
    TEST_MILLISECONDS,
  );

  it(
    'go on when one is killed, whichever it is and whenever that is',
    async () => {
      for (const which of [0, 1, 0, 1] as const) {
        const appending = append(10);
        both[which].kill('SIGKILL');
        await once(both[which], 'exit');
        await appending;
        await caughtUp();
        both[which] = projector();
      }
      await append(5);
      await caughtUp();
      expect(await verdict()).toMatchObject(all);
    },
    TEST_MILLISECONDS,
  );

  it(
    'go on when one hangs, and nothing is written twice when it wakes up',
    async () => {
      for (const which of [0, 1] as const) {
        const appending = append(10);
        both[which].kill('SIGSTOP');
        await appending;
        await caughtUp();
        await append(2);
        both[which].kill('SIGCONT');
        await append(5);
        await caughtUp();
      }
      expect(await verdict()).toMatchObject(all);
    },
    TEST_MILLISECONDS,
  );
});
