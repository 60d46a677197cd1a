import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { PromotionBoardRow } from './project';

export interface BoardFilters {
  readonly environment?: string;
  readonly statuses?: readonly string[];
  /** Only those whose broken glass nobody has reviewed yet. */
  readonly openReviews?: boolean;
}

@Injectable()
export class PromotionBoardStore {
  constructor(private readonly postgres: Postgres) {}

  /** Promotions of the project, the newest first; one more than the page holds, when there are more. */
  async list(
    project: string,
    { environment, statuses, openReviews = false }: BoardFilters,
    { limit, after }: PageRequest,
  ): Promise<readonly PromotionBoardRow[]> {
    const rows = await this.postgres.query<{ row: PromotionBoardRow }>(
      `select row from promotion_board
        where project = $1
          and ($2::text is null or environment = $2)
          and ($3::text[] is null or status = any($3))
          and ($4::bigint is null or position < $4)
          and (not $6 or open_review)
        order by position desc limit $5`,
      [project, environment ?? null, statuses ?? null, after?.[0] ?? null, limit + 1, openReviews],
    );
    return rows.map(({ row }) => row);
  }

  /** Promotions whose glass one person wants broken and a second one can still break. */
  async glassAsked(project: string, now: string): Promise<readonly PromotionBoardRow[]> {
    const rows = await this.postgres.query<{ row: PromotionBoardRow }>(
      `select row from promotion_board
        where project = $1 and status = 'gated' and row->'glass'->>'status' = 'asked'
          and (row->'glass'->>'until') collate "C" > $2
        order by position`,
      [project, now],
    );
    return rows.map(({ row }) => row);
  }

  /** Why each of these was asked for. */
  async reasons(promotionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.postgres.query<{ id: string; reason: string }>(
      "select key as id, row->>'reason' as reason from promotion_board where key = any($1)",
      [promotionIds],
    );
    return new Map(rows.map(({ id, reason }) => [id, reason]));
  }

  /** The newest promotions of a release; ids only, since their streams tell the rest. */
  async ofRelease(project: string, releaseId: string, most: number): Promise<readonly string[]> {
    const rows = await this.postgres.query<{ key: string }>(
      "select key from promotion_board where project = $1 and row->>'releaseId' = $2 order by position desc limit $3",
      [project, releaseId, most],
    );
    return rows.map(({ key }) => key);
  }

  async find(project: string, promotionId: string): Promise<PromotionBoardRow | undefined> {
    const [found] = await this.postgres.query<{ row: PromotionBoardRow }>(
      'select row from promotion_board where key = $1 and project = $2',
      [promotionId, project],
    );
    return found?.row;
  }
}
