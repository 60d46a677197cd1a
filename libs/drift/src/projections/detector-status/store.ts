import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { DetectorStatusRow } from './project';

@Injectable()
export class DetectorStatusStore {
  constructor(private readonly postgres: Postgres) {}

  /** The latest of each detector that ever reported on the environment. */
  async list(project: string, environment: string): Promise<readonly DetectorStatusRow[]> {
    const rows = await this.postgres.query<{ row: DetectorStatusRow }>(
      'select row from detector_status where project = $1 and environment = $2 order by detector',
      [project, environment],
    );
    return rows.map(({ row }) => row);
  }
}
