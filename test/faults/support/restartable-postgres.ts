import type { EmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { startEmbeddedPostgres } from '@ledgerline/platform/embedded-postgres';
import { awaitCondition } from './await-condition';

/** A PostgreSQL that comes back where it was, with its data. */
export class RestartablePostgres {
  private constructor(
    private readonly dataDir: string,
    private readonly port: number,
    private server: EmbeddedPostgres,
  ) {}

  static async start(dataDir: string, port: number): Promise<RestartablePostgres> {
    return new RestartablePostgres(dataDir, port, await startEmbeddedPostgres({ dataDir, port }));
  }

  get url(): string {
    return this.server.url;
  }

  /** SIGKILL to the server; its own processes find out and end. Resolves when it is gone. */
  async kill(): Promise<void> {
    const { pid } = this.server;
    process.kill(pid, 'SIGKILL');
    await awaitCondition('PostgreSQL to be gone', () => Promise.resolve(!isAlive(pid)));
    await this.server.stop();
  }

  /** Resolves once it takes connections again. */
  async start(): Promise<void> {
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, port: this.port });
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
