import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { PendingApprovalRow } from './project';

export interface PendingFilters {
  readonly environment?: string;
  /** Only what waits for this group. */
  readonly group?: string;
}

@Injectable()
export class PendingApprovalStore {
  constructor(private readonly postgres: Postgres) {}

  /** Plans that wait for somebody's word, the longest waiting first; one more than the page holds, when there are more. */
  async list(
    project: string,
    { environment, group }: PendingFilters,
    { limit, after }: PageRequest,
  ): Promise<readonly PendingApprovalRow[]> {
    const rows = await this.postgres.query<{ row: PendingApprovalRow }>(
      `select row from pending_approvals
        where project = $1 and row->'waitsFor' <> '[]'
          and ($2::text is null or environment = $2)
          and ($3::jsonb is null or row->'waitsFor' @> $3)
          and ($4::bigint is null or position > $4)
        order by position limit $5`,
      [
        project,
        environment ?? null,
        group === undefined ? null : JSON.stringify([{ group }]),
        after?.[0] ?? null,
        limit + 1,
      ],
    );
    return rows.map(({ row }) => row);
  }
}
