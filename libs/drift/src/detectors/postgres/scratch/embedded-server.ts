import { startEmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScratchServer } from './scratch-server';

/** Nobody misses what is on it. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '20' };

/** A PostgreSQL of our own that runs while it is needed, in a folder of its own, and leaves nothing behind. */
export const embeddedServer: ScratchServer = {
  name: 'embedded',
  async use(use) {
    const folder = await mkdtemp(join(tmpdir(), 'ledgerline-scratch-'));
    try {
      await chmod(folder, 0o755);
      const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), settings: SETTINGS });
      try {
        return await use(server.url);
      } finally {
        await server.stop();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
