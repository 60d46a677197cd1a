import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { Exception } from '../../intent/compare-sides';

interface ExceptionRow {
  readonly exceptionId: string;
  readonly waives: { readonly variance: string };
  readonly until: string;
  readonly reason: string;
}

/** Reads the table `exceptions` of the promotion context: those that let an environment vary where no rule does. */
@Injectable()
export class ExceptionReader {
  constructor(private readonly postgres: Postgres) {}

  /** By the key that it is for; of two the one that lasts longer. */
  async inForce(project: string, environment: string, instant: string): Promise<ReadonlyMap<string, Exception>> {
    const found = await this.postgres.query<{ row: ExceptionRow }>(
      `select row from exceptions
        where project = $1 and row->>'environment' = $2 and row->'waives' ? 'variance'
          and (row->>'since') collate "C" <= $3 and (row->>'until') collate "C" > $3
          and coalesce((row->'ended'->>'at') collate "C" > $3, true)
        order by (row->>'until') collate "C"`,
      [project, environment, instant],
    );
    return new Map(
      found.map(({ row: { exceptionId, waives, until, reason } }) => [waives.variance, { exceptionId, until, reason }]),
    );
  }
}
