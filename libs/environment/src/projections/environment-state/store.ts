import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { IntentRow } from './project';

@Injectable()
export class EnvironmentStateStore {
  constructor(private readonly postgres: Postgres) {}

  /** The intents of these environments that are in force, now or at that moment. */
  async inForce(project: string, environments: readonly string[], moment?: Moment): Promise<readonly IntentRow[]> {
    const found = await this.postgres.query<{ row: IntentRow }>(
      `select latest.row from unnest($2::text[]) wanted (environment)
        cross join lateral (
          select row from environment_state s
            where s.project = $1 and s.environment = wanted.environment
              and ($3::bigint is null or s.position <= $3) and ($4::text is null or s.at <= $4)
            order by s.position desc limit 1) latest`,
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
      `select row from environment_state
        where project = $1 and environment = $2
          and ($3::bigint is null or position <= $3) and ($4::text is null or at <= $4)
        order by position desc offset $5 limit $6`,
      [project, environment, ...boundsOf(moment), skip, count],
    );
    return found.map(({ row }) => row);
  }
}
