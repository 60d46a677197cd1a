import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { momentBounds } from '../../moment-bounds';
import type { ReleaseDossierRow } from './project';

@Injectable()
export class ReleaseDossierStore {
  constructor(private readonly postgres: Postgres) {}

  /** Releases of the project, the newest first; one more than the page holds, when there are more. */
  async list(project: string, { limit, after }: PageRequest, moment?: Moment): Promise<readonly ReleaseDossierRow[]> {
    const rows = await this.postgres.query<{ row: ReleaseDossierRow }>(
      `select row from release_dossier
        where project = $1
          and ($2::bigint is null or position < $2)
          and ($3::bigint is null or position <= $3)
          and ($4::text is null or row->>'cutAt' <= $4)
        order by position desc limit $5`,
      [project, after?.[0] ?? null, ...momentBounds(moment), limit + 1],
    );
    return rows.map(({ row }) => row);
  }

  /** The aliases of these releases, by id. */
  async aliasesOf(project: string, releaseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (releaseIds.length === 0) return new Map();
    const rows = await this.postgres.query<{ id: string; alias: string }>(
      `select release_id as id, row->>'alias' as alias from release_dossier where key = any($1::text[])`,
      [releaseIds.map((releaseId) => `${project}/${releaseId}`)],
    );
    return new Map(rows.map(({ id, alias }) => [id, alias]));
  }

  async get(project: string, releaseId: string): Promise<ReleaseDossierRow | undefined> {
    const rows = await this.postgres.query<{ row: ReleaseDossierRow }>(
      'select row from release_dossier where key = $1',
      [`${project}/${releaseId}`],
    );
    return rows[0]?.row;
  }
}
