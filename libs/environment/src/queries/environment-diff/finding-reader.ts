import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { KnownFinding } from './observed-difference';

/** More open differences than anybody would read at once. */
const MOST = 1000;

/** Reads the table `findings` of the drift context. */
@Injectable()
export class FindingReader {
  constructor(private readonly postgres: Postgres) {}

  /** Findings of these environments that had been opened; for the present, without those that are closed. */
  async opened(project: string, environments: readonly string[], moment?: Moment): Promise<readonly KnownFinding[]> {
    const found = await this.postgres.query<{ row: KnownFinding }>(
      `select row from findings
        where project = $1 and environment = any($2::text[]) and (status <> 'closed' or $5)
          and ($3::bigint is null or position <= $3)
          and ($4::text is null or (row->>'openedAt') collate "C" <= $4)
        order by position, key limit $6`,
      [project, environments, ...boundsOf(moment), moment !== undefined, MOST],
    );
    return found.map(({ row }) => row);
  }
}
