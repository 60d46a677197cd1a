import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { ConfigurationChangeRow } from './project';

/** What a list shows: everything but the proposed configuration itself. */
export type ListedChange = Omit<ConfigurationChangeRow, 'configuration'>;

/** No more can wait at once. */
const MOST = 50;

@Injectable()
export class ConfigurationChangeStore {
  constructor(private readonly postgres: Postgres) {}

  /** What was proposed, now or by that moment, the newest first; one more than the page holds, when there are more. */
  async list(
    project: string,
    /** In one of these only, where `version` is the configuration in force. */
    { statuses, version }: { readonly statuses: readonly string[] | undefined; readonly version: number },
    { limit, after }: PageRequest,
    moment?: Moment,
  ): Promise<readonly ListedChange[]> {
    const found = await this.postgres.query<{ row: ListedChange }>(
      `select row - 'configuration' as row from configuration_changes
        where project = $1
          and ($2::bigint is null or position <= $2) and ($3::text is null or at <= $3)
          and ($4::text[] is null or ${statusAt('$2', '$3', '$5')} = any($4))
          and ($6::bigint is null or position < $6)
        order by position desc limit $7`,
      [project, ...boundsOf(moment), statuses ?? null, version, after?.[0] ?? null, limit + 1],
    );
    return found.map(({ row }) => row);
  }

  /** Changes that were proposed against this version, which is in force, and wait, or waited at that moment; the longest waiting first. */
  async open(project: string, version: number, moment?: Moment): Promise<readonly ConfigurationChangeRow[]> {
    const found = await this.postgres.query<{ row: ConfigurationChangeRow }>(
      `select row from configuration_changes
        where project = $1 and base_version = $2
          and ($3::bigint is null or position <= $3) and ($4::text is null or at <= $4)
          and (decided is null or coalesce(decided_in > $3, decided_at > $4, false))
        order by position limit $5`,
      [project, version, ...boundsOf(moment), MOST],
    );
    return found.map(({ row }) => row);
  }

  async find(project: string, proposalId: string, moment?: Moment): Promise<ConfigurationChangeRow | undefined> {
    const [found] = await this.postgres.query<{ row: ConfigurationChangeRow }>(
      `select row from configuration_changes
        where key = $1 || ':' || $2 and project = $1
          and ($3::bigint is null or position <= $3) and ($4::text is null or at <= $4)`,
      [project, proposalId, ...boundsOf(moment)],
    );
    return found?.row;
  }
}

/** The status of a row at a moment, in SQL; `changeView` says the same of a row that was read. */
function statusAt(position: string, instant: string, version: string): string {
  return `case
    when decided is not null and (${position}::bigint is null or decided_in <= ${position})
      and (${instant}::text is null or decided_at <= ${instant}) then decided
    when base_version = ${version} then 'open'
    else 'superseded' end`;
}
