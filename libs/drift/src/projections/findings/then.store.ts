import type { Recorded } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { Candidate } from '@ledgerline/platform/ledger';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { FindingEvent } from '../../events';
import { sortingOf } from './order';
import { findings } from './project';
import type { FindingRow } from './row';
import type { FindingFilters } from './store';

/** An event as the table of the audit context holds it. */
type Told = Omit<Recorded<FindingEvent>, 'position' | 'revision' | 'metadata'> & {
  readonly position: string;
  readonly revision: string;
  readonly actor: Recorded['metadata']['actor'];
  readonly commandId: string;
  readonly causationId: string;
  readonly correlationId: string;
};

/** Findings that were there at a moment, and what happened to them until then. */
@Injectable()
export class FindingsThenStore {
  constructor(private readonly postgres: Postgres) {}

  /** As they stand now, behind a place; of those that nothing happened to since only what is looked for. */
  candidates(
    project: string,
    filters: FindingFilters,
    order: 'newest' | 'oldest',
    moment: Moment,
    after: readonly string[] | undefined,
    count: number,
  ): Promise<readonly Candidate<FindingRow>[]> {
    const { orderBy, behind } = sortingOf(order, 'f', ['$11', '$12', '$13']);
    return this.postgres.query<Candidate<FindingRow> & Readonly<Record<string, unknown>>>(
      `select row, since as "isChanged" from (
          select *, coalesce(changed > $2, changed_at > $3) as since from findings
            where project = $1
              and ($2::bigint is null or position <= $2) and ($3::text is null or opened_at <= $3)
              and ($4::text is null or environment = $4)) f
        where (since or (
              ($5::text[] is null or f.status = any($5))
              and ($6::text is null or f.severity = $6)
              and ($7::text is null or coalesce(f.assignee, 'nobody') = $7)
              and ($8::boolean is null or f.snoozed = $8)
              and ($9::boolean is null or f.escalated = $9)
              and ($10::boolean is null or f.flapping = $10)
              and ($14::text is null or f.domain = $14)))
          and ($12::bigint is null or ${behind})
        order by ${orderBy} limit $15`,
      [
        project,
        ...boundsOf(moment),
        filters.environment ?? null,
        filters.statuses ?? null,
        filters.severity ?? null,
        filters.assignee ?? null,
        filters.snoozed ?? null,
        filters.escalated ?? null,
        filters.flapping ?? null,
        ...(after ?? [null, null, null]),
        filters.domain ?? null,
        count,
      ],
    );
  }

  /** Every finding of this id that was open for the first time by then, as it stands now; ids recur in environments. */
  async named(project: string, findingId: string, moment: Moment): Promise<readonly FindingRow[]> {
    const rows = await this.postgres.query<{ row: FindingRow }>(
      `select row from findings
        where project = $1 and finding_id = $2
          and ($3::bigint is null or position <= $3) and ($4::text is null or opened_at <= $4)
        order by position desc limit 100`,
      [project, findingId, ...boundsOf(moment)],
    );
    return rows.map(({ row }) => row);
  }

  /** What happened to findings of these ids until then, in the order of the ledger; read from the table `audit_history`. */
  async eventsOf(
    project: string,
    findingIds: readonly string[],
    moment: Moment,
  ): Promise<readonly Recorded<FindingEvent>[]> {
    const rows = await this.postgres.query<{ row: Told }>(
      `select row from audit_history
        where project = $1 and finding_id = any($2) and type = any($3)
          and ($4::bigint is null or position <= $4) and ($5::text is null or at <= $5)
        order by position`,
      [project, findingIds, findings.on, ...boundsOf(moment)],
    );
    return rows.map(({ row }) => recorded(row));
  }
}

function boundsOf(moment: Moment): readonly [position: string | null, instant: string | null] {
  return 'position' in moment ? [String(moment.position), null] : [null, moment.instant];
}

function recorded({ position, revision, actor, commandId, causationId, correlationId, ...told }: Told) {
  const metadata = { schemaVersion: 1, actor, commandId, causationId, correlationId };
  return { ...told, position: BigInt(position), revision: BigInt(revision), metadata } as Recorded<FindingEvent>;
}
