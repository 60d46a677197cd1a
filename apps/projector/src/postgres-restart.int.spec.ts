import type { EmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { startEmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { InMemoryEventLog } from '@ledgerline/testing';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProjector } from './testing/a-projector';
import { ReadSideOfSpec, until } from './testing/a-read-side';
import { counting } from './testing/counting';

describe('when PostgreSQL goes away', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-spec-'));
    await chmod(folder, 0o755);
    postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'server') });
  });

  afterAll(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('waits, goes on by itself when it is back, and has lost nothing', async () => {
    const log = new InMemoryEventLog();
    const readSide = new ReadSideOfSpec(log, postgres.url);
    const projector = startProjector(log, postgres.url, [counting()]);
    await readSide.count('a', 'b');
    await readSide.caughtUp();

    for (const signal of ['SIGQUIT', 'SIGINT'] as const) {
      process.kill(postgres.pid, signal);
      await until(() => projector.health().status === 'failing');
      expect(projector.health().ready).toBe(false);
      await readSide.count('a', 'b');
      const { port } = new URL(postgres.url);
      postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'server'), port: Number(port) });
      await readSide.caughtUp();
    }

    expect(await readSide.counts()).toEqual({ a: 3, b: 3 });
    await projector.stop();
    await readSide.close();
  });
});
