import { startEmbeddedEventStore } from '@ledgerline/embedded-eventstore';
import { startEmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Ledger and database of a benchmark: named servers, or embedded ones that go when it ends. */
export interface BenchServices {
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

export async function benchServices(): Promise<BenchServices> {
  const folder = await mkdtemp(join(tmpdir(), 'ledgerline-bench-'));
  await chmod(folder, 0o755);
  const [ledger, postgres] = await Promise.all([
    startEmbeddedEventStore({ dataDir: join(folder, 'ledger') }),
    startEmbeddedPostgres({ dataDir: join(folder, 'postgres') }),
  ]);
  return {
    eventStoreUrl: ledger.connectionString,
    databaseUrl: postgres.url,
    stop: async () => {
      await Promise.all([ledger.stop(), postgres.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
