import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { ReleaseStandingRow } from './project';

@Injectable()
export class ReleaseStandingStore {
  constructor(private readonly postgres: Postgres) {}

  async find(project: string, releaseId: string): Promise<ReleaseStandingRow | undefined> {
    const [found] = await this.postgres.query<{ row: ReleaseStandingRow }>(
      'select row from release_standing where project = $1 and release_id = $2',
      [project, releaseId],
    );
    return found?.row;
  }

  /** Those of these releases that have any, in no particular order. */
  async findAll(project: string, releaseIds: readonly string[]): Promise<readonly ReleaseStandingRow[]> {
    const rows = await this.postgres.query<{ row: ReleaseStandingRow }>(
      'select row from release_standing where project = $1 and release_id = any($2)',
      [project, releaseIds],
    );
    return rows.map(({ row }) => row);
  }
}
