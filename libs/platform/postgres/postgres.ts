import type { QueryResultRow } from 'pg';
import { Pool } from 'pg';

/** The read side's database; holds projections and nothing that could not be made again from the ledger. */
export class Postgres {
  readonly pool: Pool;

  constructor(connectionString: string, maxConnections = 10) {
    this.pool = new Pool({ connectionString, max: maxConnections });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
  }

  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    const result = await this.pool.query<Row>(sql, [...parameters]);
    return result.rows;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
