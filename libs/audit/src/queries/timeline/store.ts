import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { ToldEvent } from '../../projections/audit-history/project';
import type { Stretch, TypeCount } from './buckets';

/** Which events are told. */
export interface TimelineFilter {
  readonly project: string;
  readonly types: readonly string[];
  readonly environment?: string | undefined;
}

/** The place that single events are told around; decimal, or RFC 3339. */
export type Around = { readonly position: string } | { readonly instant: string };

const WANTED = `project = $1 and type = any($2) and ($3::text is null or environment = $3)`;
const parametersOf = ({ project, types, environment }: TimelineFilter) =>
  [project, types, environment ?? null] as const;

/** Reads the table of the history. */
@Injectable()
export class TimelineStore {
  constructor(private readonly postgres: Postgres) {}

  /** When the first and the last of these events happened; undefined when there are none. */
  async ends(filter: TimelineFilter): Promise<{ readonly first: string; readonly last: string } | undefined> {
    // One look into the index for each type, instead of reading all that there is of it.
    const end = (way: 'asc' | 'desc') => `select at from audit_history
      where project = $1 and type = one and ($3::text is null or environment = $3) order by at ${way} limit 1`;
    const [found] = await this.postgres.query<{ first: string | null; last: string | null }>(
      `select min((${end('asc')})) as first, max((${end('desc')})) as last from unnest($2::text[]) one`,
      parametersOf(filter),
    );
    const { first = null, last = null } = found ?? {};
    return first === null || last === null ? undefined : { first, last };
  }

  /** How many of each type fall into which of so many equal parts of the stretch. */
  async counts(filter: TimelineFilter, { from, until }: Stretch, parts: number): Promise<readonly TypeCount[]> {
    // Instants of one length are in order as texts, so none has to be read as a time.
    const begins = Array.from({ length: parts }, (_, part) =>
      instant(Math.ceil(from + ((until - from) * part) / parts)),
    );
    return this.postgres.query<TypeCount & Readonly<Record<string, unknown>>>(
      `select width_bucket(at, $4::text[]) - 1 as part, type, count(*)::int as count
         from audit_history where ${WANTED} and at >= $5 and at < $6 group by 1, 2`,
      [...parametersOf(filter), begins, instant(from), instant(until)],
    );
  }

  /** The events of the stretch in the order of the ledger, so many at most. */
  async events(filter: TimelineFilter, { from, until }: Stretch, most: number): Promise<readonly ToldEvent[]> {
    const rows = await this.postgres.query<{ row: ToldEvent }>(
      `select row - 'data' as row from audit_history
        where ${WANTED} and at >= $4 and at < $5 order by position limit $6`,
      [...parametersOf(filter), instant(from), instant(until), most],
    );
    return rows.map(({ row }) => row);
  }

  /** So many events up to a place, itself included, and behind it; in the order of the ledger. */
  async beside(filter: TimelineFilter, around: Around, most: number): Promise<Sides> {
    const isInstant = 'instant' in around;
    const side = async (is: '<=' | '>', way: 'asc' | 'desc') => {
      // Where an instant stands in the ledger the index alone tells: nothing on its other side is read.
      const nearest = `select near.position from audit_history near
        where near.project = $1 and near.at ${is} $4 order by near.position ${way} limit 1`;
      const rows = await this.postgres.query<{ row: ToldEvent }>(
        `select row - 'data' as row from audit_history where ${WANTED}
            and ${isInstant ? `at ${is} $4 and position ${is === '>' ? '>=' : '<='} (${nearest})` : `position ${is} $4`}
          order by position ${way} limit $5`,
        [...parametersOf(filter), isInstant ? around.instant : around.position, most],
      );
      return rows.map(({ row }) => row);
    };
    const [before, after] = await Promise.all([side('<=', 'desc'), side('>', 'asc')]);
    return { before: before.reverse(), after };
  }

  /** The last event of the project up to a place, of whatever type; undefined when there is none. */
  async placeOf(project: string, around: Around): Promise<Place | undefined> {
    const [position, at] = 'position' in around ? [around.position, null] : [null, around.instant];
    const [found] = await this.postgres.query<Place & Readonly<Record<string, unknown>>>(
      `select at, position::text as position from audit_history
        where project = $1 and ($2::bigint is null or position <= $2) and ($3::text is null or at <= $3)
        order by audit_history.position desc limit 1`,
      [project, position, at],
    );
    return found;
  }
}

interface Sides {
  readonly before: readonly ToldEvent[];
  readonly after: readonly ToldEvent[];
}

/** When, by the clock and in the ledger's order. */
export interface Place {
  readonly at: string;
  readonly position: string;
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();
