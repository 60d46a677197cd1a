import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { DecisionRow } from '../../replay/decision-row';
import type { DecisionKind, DecisionVerdict } from '../../replay/recorded-decision';

export interface DecisionFilters {
  readonly promotionId?: string;
  /** By id where that is recorded, by alias where the inputs are. */
  readonly release?: { readonly releaseId: string; readonly alias: string };
  readonly environment?: string;
  readonly state?: string;
  readonly kinds?: readonly DecisionKind[];
  readonly verdict?: DecisionVerdict;
  /** Positions in the ledger, decimal; both count. */
  readonly since?: string;
  readonly until?: string;
}

@Injectable()
export class DecisionStore {
  constructor(private readonly postgres: Postgres) {}

  /** Decisions of the project, the newest first; one more than the page holds, when there are more. */
  async list(
    project: string,
    filters: DecisionFilters,
    { limit, after }: PageRequest,
  ): Promise<readonly DecisionRow[]> {
    const { promotionId, release, environment, state, kinds, verdict, since, until } = filters;
    const rows = await this.postgres.query<{ row: DecisionRow }>(
      `select row from decisions
        where project = $1
          and ($2::text is null or promotion_id = $2)
          and ($3::text is null or release_id = $3 or release = $4)
          and ($5::text is null or environment = $5)
          and ($6::text is null or state = $6)
          and ($7::text[] is null or kind = any($7))
          and ($8::text is null or verdict = $8)
          and ($9::bigint is null or position >= $9)
          and ($10::bigint is null or position <= $10)
          and ($11::bigint is null or position < $11)
        order by position desc limit $12`,
      [
        ...[project, promotionId ?? null, release?.releaseId ?? null, release?.alias ?? null, environment ?? null],
        ...[state ?? null, kinds ?? null, verdict ?? null, since ?? null, until ?? null, after?.[0] ?? null, limit + 1],
      ],
    );
    return rows.map(({ row }) => row);
  }

  /** By the id of its evaluation or of its authorisation; the first one, should the log hold an id twice. */
  async find(project: string, decisionId: string): Promise<DecisionRow | undefined> {
    const [found] = await this.postgres.query<{ row: DecisionRow }>(
      `select row from decisions where project = $1 and (decision_id = $2 or authorisation_id = $2)
        order by position limit 1`,
      [project, decisionId],
    );
    return found?.row;
  }

  /** The position of the last decision in front of this one; a place at which reading the ledger can begin. */
  async lastBefore(project: string, position: string): Promise<bigint | undefined> {
    const [found] = await this.postgres.query<{ position: string }>(
      'select position from decisions where project = $1 and position < $2 order by position desc limit 1',
      [project, position],
    );
    return found === undefined ? undefined : BigInt(found.position);
  }
}
