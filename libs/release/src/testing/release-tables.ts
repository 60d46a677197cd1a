import { Postgres } from '@ledgerline/platform/postgres';
import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { releaseProjections } from '../release.projections';

/** The context's tables in a PostgreSQL of the spec's own, with rows as the projector would write them. */
export class ReleaseTables {
  private constructor(
    private readonly server: SpecPostgres,
    readonly postgres: Postgres,
  ) {}

  static async start(): Promise<ReleaseTables> {
    const server = await aPostgres();
    const postgres = new Postgres(server.url);
    for (const { sql } of releaseProjections) await postgres.query(sql);
    return new ReleaseTables(server, postgres);
  }

  async fill(table: string, rows: Readonly<Record<string, object>>): Promise<void> {
    for (const [key, row] of Object.entries(rows)) {
      await this.postgres.query(`insert into ${table} (key, row) values ($1, $2)`, [key, JSON.stringify(row)]);
    }
  }

  async stop(): Promise<void> {
    await this.postgres.close();
    await this.server.stop();
  }
}
