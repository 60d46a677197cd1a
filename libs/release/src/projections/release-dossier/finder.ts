import { refuse, Refusal } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';

export interface ReleaseCandidate extends Record<string, unknown> {
  readonly releaseId: string;
  readonly alias: string;
}

/** How many candidates an ambiguous name is answered with. */
const CANDIDATES = 5;

/** Finds releases by what people call them. */
@Injectable()
export class ReleaseFinder {
  constructor(private readonly postgres: Postgres) {}

  /**
   * The one release that is meant: by alias, by id or how it begins (8 digits or more), or by a commit that something in
   * it was built from (7 characters or more), in this order. Undefined when there is none.
   */
  async only(project: string, name: string): Promise<ReleaseCandidate | Refusal<'ambiguous-release'> | undefined> {
    const candidates = await this.candidates(project, name);
    if (candidates.length < 2) return candidates[0];
    return refuse('ambiguous-release', { release: name, candidates: candidates.map(({ alias }) => alias).join(', ') });
  }

  private async candidates(project: string, name: string): Promise<readonly ReleaseCandidate[]> {
    const byAlias = await this.byAlias(project, name);
    if (byAlias.length > 0) return byAlias;
    const byId = await this.byIdPrefix(project, name.startsWith('sha256:') ? name.slice('sha256:'.length) : name);
    return byId.length > 0 ? byId : this.byCommit(project, name);
  }

  private byAlias(project: string, alias: string): Promise<readonly ReleaseCandidate[]> {
    return this.postgres.query<ReleaseCandidate>(
      `select release_id as "releaseId", row->>'alias' as alias from release_dossier
        where project = $1 and row->'aliases' @> jsonb_build_array($2::text)`,
      [project, alias],
    );
  }

  private async byIdPrefix(project: string, hex: string): Promise<readonly ReleaseCandidate[]> {
    if (!/^[0-9a-f]{8,64}$/.test(hex)) return [];
    return this.postgres.query<ReleaseCandidate>(
      `select release_id as "releaseId", row->>'alias' as alias from release_dossier
        where project = $1 and release_id collate "C" >= $2 and release_id collate "C" < $3
        order by position desc limit $4`,
      [project, `sha256:${hex}`, `sha256:${hex}g`, CANDIDATES],
    );
  }

  private async byCommit(project: string, commit: string): Promise<readonly ReleaseCandidate[]> {
    if (!/^[A-Za-z0-9._/-]{7,200}$/.test(commit)) return [];
    return this.postgres.query<ReleaseCandidate>(
      `select distinct r.release_id as "releaseId", r.row->>'alias' as alias, r.position
         from builds b join release_dossier r
           on r.project = b.project and r.row->'buildIds' @> jsonb_build_array(b.build_id)
        where b.project = $1 and starts_with(b.commit, $2)
        order by r.position desc limit $3`,
      [project, commit, CANDIDATES],
    );
  }
}
