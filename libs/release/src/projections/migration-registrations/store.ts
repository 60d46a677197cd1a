import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { MigrationRegistrationRow } from './project';

@Injectable()
export class MigrationRegistrationStore {
  constructor(private readonly postgres: Postgres) {}

  /** Everything that was registered for these databases of the project. */
  async of(project: string, databases: readonly string[]): Promise<readonly MigrationRegistrationRow[]> {
    const rows = await this.postgres.query<{ row: MigrationRegistrationRow }>(
      'select row from migration_registrations where project = $1 and database = any($2::text[]) order by key',
      [project, databases],
    );
    return rows.map(({ row }) => row);
  }
}
