import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './index';

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-spec-'));
    await chmod(folder, 0o755);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps what it was told over a restart, and is gone when it is stopped', async () => {
    const first = await startEmbeddedPostgres({ dataDir: join(folder, 'kept') });
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(existsSync(`/proc/${String(first.pid)}`)).toBe(false);

    const second = await startEmbeddedPostgres({ dataDir: join(folder, 'kept') });
    expect(await ask(second.url, 'select answer from kept')).toBe(42);
    await second.stop();
  });

  it('takes settings, and asks everybody for the password', async () => {
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'settings'), settings: { fsync: 'off' } });
    expect(await ask(server.url, "select current_setting('fsync') as answer")).toBe('off');
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password');
    await server.stop();
  });

  it('says what was wrong when it cannot start', async () => {
    const start = startEmbeddedPostgres({ dataDir: join(folder, 'broken'), settings: { no_such_setting: '1' } });
    await expect(start).rejects.toThrow('no_such_setting');
  });
});
