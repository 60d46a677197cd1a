import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { ApiKeyRow } from './project';

@Injectable()
export class ApiKeyStore {
  constructor(private readonly postgres: Postgres) {}

  /** Keys of the project, the newest first; one more than the page holds, when there are more. */
  async list(project: string, { limit, after }: PageRequest): Promise<readonly ApiKeyRow[]> {
    const rows = await this.postgres.query<{ row: ApiKeyRow }>(
      `select row from api_keys
        where project = $1 and ($2::bigint is null or position < $2)
        order by position desc limit $3`,
      [project, after?.[0] ?? null, limit + 1],
    );
    return rows.map(({ row }) => row);
  }
}
