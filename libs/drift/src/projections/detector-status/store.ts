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

  /** The latest of each detector that ever reported on an environment of the project, without what it saw. */
  async ofProject(project: string): Promise<readonly Omit<DetectorStatusRow, 'sightings'>[]> {
    const rows = await this.postgres.query<{ row: Omit<DetectorStatusRow, 'sightings'> }>(
      `select row - 'sightings' as row from detector_status
        where project = $1 order by environment, detector limit 2000`,
      [project],
    );
    return rows.map(({ row }) => row);
  }
}
