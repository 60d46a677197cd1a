import type { Moment, PageRequest } from '@ledgerline/platform/http';
import type { Candidate } from '@ledgerline/platform/ledger';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../moment-bounds';
import type { PromotionBoardRow } from './project';

export interface BoardFilters {
  readonly environment?: string;
  readonly statuses?: readonly string[];
  /** Only those whose broken glass nobody has reviewed yet. */
  readonly openReviews?: boolean;
}

/** More promotions than can be under way at once. */
const MOST_OPEN = 1_000;

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

  /**
   * Promotions that had been requested at the moment, the newest first. Of those that nothing happened to since only what
   * is looked for; of the others nobody can tell from here what they were.
   */
  candidates(
    project: string,
    { environment, statuses, openReviews = false }: BoardFilters,
    moment: Moment,
    after: readonly string[] | undefined,
    count: number,
  ): Promise<readonly Candidate<PromotionBoardRow>[]> {
    return this.postgres.query<Candidate<PromotionBoardRow> & Readonly<Record<string, unknown>>>(
      `select row, changed as "isChanged" from (
          select *, coalesce(as_of > $2, changed_at > $3) as changed from promotion_board
            where project = $1
              and ($2::bigint is null or position <= $2) and ($3::text is null or requested_at <= $3)
              and ($4::text is null or environment = $4)
              and ($5::bigint is null or position < $5)) then_there
        where changed or (($6::text[] is null or status = any($6)) and (not $7 or open_review))
        order by position desc limit $8`,
      [project, ...boundsOf(moment), environment ?? null, after?.[0] ?? null, statuses ?? null, openReviews, count],
    );
  }

  /** Ids of the promotions that had been requested and had not ended at the moment, the longest waiting first. */
  async openAt(project: string, moment: Moment): Promise<readonly string[]> {
    const rows = await this.postgres.query<{ key: string }>(
      `select key from promotion_board
        where project = $1
          and ($2::bigint is null or position <= $2) and ($3::text is null or requested_at <= $3)
          and (ended_at is null or coalesce(as_of > $2, ended_at > $3))
        order by position limit $4`,
      [project, ...boundsOf(moment), MOST_OPEN],
    );
    return rows.map(({ key }) => key);
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
