import type { Postgres } from '@ledgerline/platform/postgres';

export interface ReleaseCandidate {
  readonly releaseId: string;
  readonly alias: string;
}

/** How many candidates an ambiguous name is answered with. */
const CANDIDATES = 5;

/** Finds releases by what the ledger has no stream for. */
export class ReleaseFinder {
  constructor(private readonly postgres: Postgres) {}

  /** Releases whose id begins with these digits or, when there is none, that hold something built from such a commit. */
  async find(project: string, name: string): Promise<readonly ReleaseCandidate[]> {
    const byId = await this.byIdPrefix(project, name.startsWith('sha256:') ? name.slice('sha256:'.length) : name);
    return byId.length > 0 ? byId : this.byCommit(project, name);
  }

  private async byIdPrefix(project: string, hex: string): Promise<readonly ReleaseCandidate[]> {
    if (!/^[0-9a-f]{8,64}$/.test(hex)) return [];
    return this.postgres.query<ReleaseCandidate & Record<string, unknown>>(
      `select release_id as "releaseId", row->>'alias' as alias from release_dossier
        where project = $1 and release_id collate "C" >= $2 and release_id collate "C" < $3
        order by position desc limit $4`,
      [project, `sha256:${hex}`, `sha256:${hex}g`, CANDIDATES],
    );
  }

  private async byCommit(project: string, commit: string): Promise<readonly ReleaseCandidate[]> {
    if (!/^[A-Za-z0-9._/-]{7,200}$/.test(commit)) return [];
    return this.postgres.query<ReleaseCandidate & Record<string, unknown>>(
      `select distinct r.release_id as "releaseId", r.row->>'alias' as alias, r.position
         from builds b join release_dossier r
           on r.project = b.project and r.row->'buildIds' @> jsonb_build_array(b.build_id)
        where b.project = $1 and starts_with(b.commit, $2)
        order by r.position desc limit $3`,
      [project, commit, CANDIDATES],
    );
  }
}
