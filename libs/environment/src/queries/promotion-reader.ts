import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../as-of';

/** What is read of a promotion's row. */
export interface KnownPromotion {
  readonly promotionId: string;
  readonly environment: string;
  readonly releaseId: string;
  readonly alias: string | null;
  readonly status: string;
  readonly requester: string;
  readonly requestedAt: string;
  readonly gates: readonly KnownGate[];
}

interface KnownGate {
  readonly gate: string;
  readonly holds: boolean;
  readonly earliest?: string;
  /** It only warns: the way is open all the same. */
  readonly mode?: 'warn';
}

/** More open promotions than anybody would read at once. */
const MOST = 200;

/** Reads the table `promotion_board` of the promotion context. */
@Injectable()
export class PromotionReader {
  constructor(private readonly postgres: Postgres) {}

  /** Promotions to these environments that were not over, now or at that moment; the newest first. */
  async open(project: string, environments: readonly string[], moment?: Moment): Promise<readonly KnownPromotion[]> {
    if (environments.length === 0) return [];
    const found = await this.postgres.query<{ row: KnownPromotion }>(
      `select row from promotion_board
        where project = $1 and environment = any($2::text[])
          and ($3::bigint is null or position <= $3) and ($4::text is null or row->>'requestedAt' collate "C" <= $4)
          and (row->>'endedAt' is null
            or ($3::bigint is not null and (row->>'asOf')::bigint > $3)
            or ($4::text is not null and row->>'endedAt' collate "C" > $4))
        order by position desc limit $5`,
      [project, environments, ...boundsOf(moment), MOST],
    );
    return found.map(({ row }) => row);
  }
}
