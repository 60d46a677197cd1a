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
}
