import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { AuditRow, ToldEvent } from './project';

export interface HistoryFilter {
  readonly release?: string;
  readonly environment?: string;
  readonly actor?: string;
  readonly type?: string;
  readonly stream?: string;
  readonly correlation?: string;
  readonly since?: string;
  readonly data?: 'true' | 'false';
  readonly order?: 'oldest' | 'newest';
}

/** Ids of the releases that a reference (alias, id or its beginning) may mean, by the history itself. */
const RELEASES = `select release_id from audit_history
  where project = $1 and type = 'release.cut'
    and (row->'data'->>'alias' = $2 or ($2 ~ '^(sha256:)?[0-9a-f]{8,64}$' and starts_with(release_id, $3)))
  union
  select release_id from audit_history
  where project = $1 and type = 'release.alias-claimed' and row->'data'->>'alias' = $2`;

/** What happened with releases and their promotions: found first, so that nobody looks for it through everything else. */
const ABOUT_RELEASES = `about as materialized (
  select position from audit_history where project = $1 and release_id = any($2)
  union
  select position from audit_history where project = $1 and promotion_id in (
    select promotion_id from audit_history where release_id = any($2) and promotion_id is not null))`;

/** The types of the project from $5 on, one step through the index each, until they cannot be of that kind any more. */
const TYPES = `types as (
  (select type from audit_history where project = $1 and type >= $5 order by type limit 1)
  union all
  select next.type from types
    cross join lateral (select type from audit_history where project = $1 and type > types.type order by type limit 1) next
    where types.type < $5 || '/')`;

/** Of the project's events the last that had been recorded by then; the index alone tells. */
const LAST_AT_THE_INSTANT = `select last.position from audit_history last
  where last.project = $1 and last.at <= $8 order by last.position desc limit 1`;

@Injectable()
export class AuditHistoryStore {
  constructor(private readonly postgres: Postgres) {}

  /** Events of the project in the order of the ledger; one more than the page holds, when there are more. */
  async list(
    project: string,
    { release, order = 'oldest', data = 'true', ...filter }: HistoryFilter,
    { limit, after }: PageRequest,
    moment?: Moment,
  ): Promise<readonly ToldEvent[]> {
    const about = release === undefined ? undefined : await this.releases(project, release);
    const [position, instant] = boundsOf(moment);
    const newestFirst = order === 'newest';
    const told = data === 'true' ? 'row' : "row - 'data' as row";
    const page = `order by position ${newestFirst ? 'desc' : 'asc'} limit $9`;
    const where = `project = $1
          and ${about === undefined ? '$2::text[] is null' : 'position in (select position from about)'}
          and ($3::text is null or environment = $3)
          and ($4::text is null or actor = $4)
          and ($5::text is null or type = $5 or (type > $5 || '.' and type < $5 || '/'))
          and ($6::bigint is null or position ${newestFirst ? '<' : '>'} $6)
          and ($7::bigint is null or position <= $7)
          and ${instant === null ? '$8::text is null' : `at <= $8 and position <= (${LAST_AT_THE_INSTANT})`}
          and ($10::text is null or stream = $10)
          and ($11::text is null or correlation = $11)
          and ($12::bigint is null or position > $12)`;
    const rows = await this.postgres.query<{ row: ToldEvent }>(
      withParts(
        [...(about === undefined ? [] : [ABOUT_RELEASES]), ...(filter.type === undefined ? [] : [TYPES])],
        filter.type === undefined
          ? `select ${told} from audit_history where ${where} ${page}`
          : // A page of each type, then a page of these: each goes through the index in the order that is asked for.
            `select ${told} from types cross join lateral (
               select row, position from audit_history where ${where} and type = types.type ${page}) each ${page}`,
      ),
      [
        project,
        about ?? null,
        ...orNull(filter.environment, filter.actor, filter.type),
        after?.[0] ?? null,
        position,
        instant,
        limit + 1,
        ...orNull(filter.stream, filter.correlation, filter.since),
      ],
    );
    return rows.map(({ row }) => row);
  }

  async at(project: string, position: string, moment?: Moment): Promise<AuditRow | undefined> {
    const [upTo, instant] = boundsOf(moment);
    const [found] = await this.postgres.query<{ row: AuditRow }>(
      `select row from audit_history
        where project = $1 and position = $2
          and ($3::bigint is null or position <= $3) and ($4::text is null or at <= $4)`,
      [project, position, upTo, instant],
    );
    return found?.row;
  }

  /** What one request set in motion in the project, oldest first: as many events on either side of a position, with it. */
  async setInMotion(
    project: string,
    { correlationId, position }: Pick<AuditRow, 'correlationId' | 'position'>,
    most: number,
    moment?: Moment,
  ): Promise<readonly ToldEvent[]> {
    const [upTo, instant] = boundsOf(moment);
    const side = (isBefore: boolean) => `(select row - 'data' as row, position from audit_history
      where project = $1 and correlation = $2 and position ${isBefore ? '<' : '>='} $3
        and ($5::bigint is null or position <= $5) and ($6::text is null or at <= $6)
      order by position ${isBefore ? 'desc' : 'asc'} limit $4)`;
    const rows = await this.postgres.query<{ row: ToldEvent }>(
      `select row from (${side(true)} union all ${side(false)}) as sides order by position`,
      [project, correlationId, position, most, upTo, instant],
    );
    return rows.map(({ row }) => row);
  }

  private async releases(project: string, reference: string): Promise<readonly string[]> {
    const beginning = reference.startsWith('sha256:') ? reference : `sha256:${reference}`;
    const rows = await this.postgres.query<{ release_id: string }>(RELEASES, [project, reference, beginning]);
    return rows.map(({ release_id }) => release_id);
  }
}

const withParts = (parts: readonly string[], select: string) =>
  parts.length === 0 ? select : `with recursive ${parts.join(', ')} ${select}`;

const orNull = (...values: readonly (string | undefined)[]) => values.map((value) => value ?? null);

/** Position and instant up to which events count; null for no bound. */
function boundsOf(moment: Moment | undefined): readonly [string | null, string | null] {
  if (moment === undefined) return [null, null];
  return 'position' in moment ? [String(moment.position), null] : [null, moment.instant];
}
