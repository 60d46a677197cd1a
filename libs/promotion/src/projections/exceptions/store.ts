import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../moment-bounds';
import type { ExceptionRow } from './project';

export interface ExceptionFilters {
  readonly environment?: string;
  readonly statuses?: readonly string[];
  /** Only those that end before this instant. */
  readonly endsBefore?: string;
}

/** More requests than anybody would look through. */
const MOST = 200;

@Injectable()
export class ExceptionStore {
  constructor(private readonly postgres: Postgres) {}

  /** Exceptions of the project, the newest first; one more than the page holds, when there are more. */
  async list(
    project: string,
    { environment, statuses, endsBefore }: ExceptionFilters,
    { limit, after }: PageRequest,
  ): Promise<readonly ExceptionRow[]> {
    const rows = await this.postgres.query<{ row: ExceptionRow }>(
      `select row from exceptions
        where project = $1
          and ($2::text is null or environment = $2)
          and ($3::text[] is null or status = any($3))
          and ($4::text is null or until < $4)
          and ($5::bigint is null or position < $5)
        order by position desc limit $6`,
      [project, environment ?? null, statuses ?? null, endsBefore ?? null, after?.[0] ?? null, limit + 1],
    );
    return rows.map(({ row }) => row);
  }

  /** Exceptions that had been asked for at the moment, the newest first, as they stand now. */
  async begunBy(
    project: string,
    environment: string | undefined,
    moment: Moment,
    after: readonly string[] | undefined,
    count: number,
  ): Promise<readonly ExceptionRow[]> {
    const rows = await this.postgres.query<{ row: ExceptionRow }>(
      `select row from exceptions
        where project = $1
          and ($2::bigint is null or position <= $2) and ($3::text is null or row->>'requestedAt' collate "C" <= $3)
          and ($4::text is null or environment = $4)
          and ($5::bigint is null or position < $5)
        order by position desc limit $6`,
      [project, ...boundsOf(moment), environment ?? null, after?.[0] ?? null, count],
    );
    return rows.map(({ row }) => row);
  }

  /** Requests that nobody has decided, and that time has not either; the longest waiting first. */
  async requested(project: string, now: string): Promise<readonly ExceptionRow[]> {
    const rows = await this.postgres.query<{ row: ExceptionRow }>(
      `select row from exceptions
        where project = $1 and status = 'requested' and until > $2 order by position limit $3`,
      [project, now, MOST],
    );
    return rows.map(({ row }) => row);
  }

  async find(project: string, exceptionId: string): Promise<ExceptionRow | undefined> {
    const [found] = await this.postgres.query<{ row: ExceptionRow }>('select row from exceptions where key = $1', [
      `${project}:${exceptionId}`,
    ]);
    return found?.row;
  }
}
