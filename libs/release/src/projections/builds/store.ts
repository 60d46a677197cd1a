import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { momentBounds } from '../../moment-bounds';
import type { BuildRow } from './project';

export interface BuildFilter {
  /** The commit, or how it begins. */
  readonly commit?: string;
  readonly component?: string;
}

@Injectable()
export class BuildStore {
  constructor(private readonly postgres: Postgres) {}

  /** Builds of the project, the newest first; one more than the page holds, when there are more. */
  async list(
    project: string,
    { commit, component }: BuildFilter,
    { limit, after }: PageRequest,
    moment?: Moment,
  ): Promise<readonly BuildRow[]> {
    const rows = await this.postgres.query<{ row: BuildRow }>(
      `select row from builds
        where project = $1
          and ($2::text is null or starts_with(commit, $2))
          and ($3::text is null or component = $3)
          and ($4::bigint is null or position < $4)
          and ($5::bigint is null or position <= $5)
          and ($6::text is null or row->>'recordedAt' <= $6)
        order by position desc limit $7`,
      [project, commit ?? null, component ?? null, after?.[0] ?? null, ...momentBounds(moment), limit + 1],
    );
    return rows.map(({ row }) => row);
  }

  async get(project: string, buildId: string): Promise<BuildRow | undefined> {
    const rows = await this.postgres.query<{ row: BuildRow }>('select row from builds where key = $1', [
      `${project}/${buildId}`,
    ]);
    return rows[0]?.row;
  }

  /** In the order of their ids; those that are not there are left out. */
  async all(project: string, buildIds: readonly string[]): Promise<readonly BuildRow[]> {
    const rows = await this.postgres.query<{ row: BuildRow }>(
      'select row from builds where key = any($1::text[]) order by key',
      [buildIds.map((buildId) => `${project}/${buildId}`)],
    );
    return rows.map(({ row }) => row);
  }
}
