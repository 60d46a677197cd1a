import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { ConfigurationVersion } from './project';

@Injectable()
export class ProjectConfigurationStore {
  constructor(private readonly postgres: Postgres) {}

  /** The version in force, now or at that moment. */
  async inForce(project: string, moment?: Moment): Promise<ConfigurationVersion | undefined> {
    const [found] = await this.postgres.query<{ row: ConfigurationVersion }>(
      `select row from project_configuration
        where project = $1 and ($2::bigint is null or position <= $2) and ($3::text is null or at <= $3)
        order by position desc limit 1`,
      [project, ...boundsOf(moment)],
    );
    return found?.row;
  }

  async version(project: string, version: number): Promise<ConfigurationVersion | undefined> {
    const [found] = await this.postgres.query<{ row: ConfigurationVersion }>(
      'select row from project_configuration where key = $1 and project = $2',
      [`${project}@${String(version)}`, project],
    );
    return found?.row;
  }
}
