import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { FreezeRow } from './project';

@Injectable()
export class FreezeStore {
  constructor(private readonly postgres: Postgres) {}

  /** Freezes of the project, the newest first; only those that are not over at `standingAt`, where it is given. */
  async list(
    project: string,
    standingAt: string | undefined,
    { limit, after }: PageRequest,
  ): Promise<readonly FreezeRow[]> {
    const rows = await this.postgres.query<{ row: FreezeRow }>(
      `select row from freezes
        where project = $1
          and ($2::text is null or (until > $2 and row->'lifted' = 'null'))
          and ($3::bigint is null or position < $3)
        order by position desc limit $4`,
      [project, standingAt ?? null, after?.[0] ?? null, limit + 1],
    );
    return rows.map(({ row }) => row);
  }
}
