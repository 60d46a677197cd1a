import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { QuarantinedMessageRow } from './project';

@Injectable()
export class QuarantinedMessageStore {
  constructor(private readonly postgres: Postgres) {}

  /** Messages of the project, the newest first; one more than the page holds, when there are more. */
  async list(
    project: string,
    status: QuarantinedMessageRow['status'] | undefined,
    { limit, after }: PageRequest,
  ): Promise<readonly QuarantinedMessageRow[]> {
    const rows = await this.postgres.query<{ row: QuarantinedMessageRow }>(
      `select row from quarantined_messages
        where project = $1 and ($2::text is null or status = $2) and ($3::bigint is null or position < $3)
        order by position desc limit $4`,
      [project, status ?? null, after?.[0] ?? null, limit + 1],
    );
    return rows.map(({ row }) => row);
  }
}
