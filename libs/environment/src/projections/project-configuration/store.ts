import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { ConfigurationVersion } from './project';

/** A part of a configuration, and the version that it has been the same since. */
export interface PartVersion {
  readonly part: string;
  readonly version: number;
  readonly at: string;
  readonly configuredBy: string;
}

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

  /** The parts of that version, each with the version since which it is as it is there. */
  async parts(project: string, version: number): Promise<readonly PartVersion[]> {
    return this.postgres.query<PartVersion>(
      `with versions as materialized (
         select (row->>'version')::int as version, row->'configuration' as configuration, at, row->>'configuredBy' as by
           from project_configuration where project = $1),
       parts as (
         select part.key as part, part.value
           from versions, jsonb_each(configuration) part where version = $2 and part.key <> 'project'),
       since as (
         select part, 1 + coalesce((
           select max(version) from versions where version < $2 and configuration->part is distinct from value), 0) as version
           from parts)
       select part, since.version, at, by as "configuredBy"
         from since join versions using (version) order by part`,
      [project, version],
    );
  }

  async version(project: string, version: number): Promise<ConfigurationVersion | undefined> {
    const [found] = await this.postgres.query<{ row: ConfigurationVersion }>(
      'select row from project_configuration where key = $1 and project = $2',
      [`${project}@${String(version)}`, project],
    );
    return found?.row;
  }
}
