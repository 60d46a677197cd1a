import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { IntentRow } from './project';

/** Which intents are asked for, the index alone tells, however many there were since; then these are read. */
@Injectable()
export class EnvironmentStateStore {
  constructor(private readonly postgres: Postgres) {}

  /** The intents of these environments that are in force, now or at that moment. */
  async inForce(project: string, environments: readonly string[], moment?: Moment): Promise<readonly IntentRow[]> {
    const found = await this.postgres.query<{ row: IntentRow }>(
      `select s.row from unnest($2::text[]) wanted (environment)
        cross join lateral (
          select i.position from environment_state i
            where i.project = $1 and i.environment = wanted.environment
              and ($3::bigint is null or i.position <= $3) and ($4::text is null or i.at <= $4)
            order by i.position desc limit 1) latest
        join environment_state s
          on s.project = $1 and s.environment = wanted.environment and s.position = latest.position`,
      [project, environments, ...boundsOf(moment)],
    );
    return found.map(({ row }) => row);
  }

  /** Intents of one environment, the newest first, without the newest so many; now or at that moment. */
  async latest(
    project: string,
    environment: string,
    { skip, count }: { readonly skip: number; readonly count: number },
    moment?: Moment,
  ): Promise<readonly IntentRow[]> {
    const found = await this.postgres.query<{ row: IntentRow }>(
      `select s.row from environment_state s
        where s.project = $1 and s.environment = $2 and s.position = any(array(
          select i.position from environment_state i
            where i.project = $1 and i.environment = $2
              and ($3::bigint is null or i.position <= $3) and ($4::text is null or i.at <= $4)
            order by i.position desc offset $5 limit $6))
        order by s.position desc`,
      [project, environment, ...boundsOf(moment), skip, count],
    );
    return found.map(({ row }) => row);
  }
}
