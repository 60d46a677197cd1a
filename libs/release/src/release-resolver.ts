import { Decisions, isDigest, refuse, Refusal } from '@ledgerline/kernel';
import { Postgres } from '@ledgerline/platform/postgres';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { alias, aliasStreamId, release, releaseStreamId } from './evolve';
import { ReleaseFinder } from './projections/release-dossier/finder';
import type { Release } from './state';
import { ALIAS } from './text-patterns';

/** A release as the ledger holds it. */
export type CutReleaseState = Extract<Release, { status: 'cut' }>;

/**
 * Finds the release that somebody names: by alias or id in the ledger itself, so that what was cut a moment ago is
 * there; by the beginning of an id (8 digits or more) or of a commit (7 or more) where there is a read side.
 */
@Injectable()
export class ReleaseResolver {
  private readonly finder: ReleaseFinder | undefined;

  constructor(
    private readonly decisions: Decisions,
    @Optional() @Inject(Postgres) postgres?: Postgres,
  ) {
    this.finder = postgres && new ReleaseFinder(postgres);
  }

  async resolve(
    project: string,
    name: string,
  ): Promise<CutReleaseState | Refusal<'no-such-release' | 'ambiguous-release'>> {
    const found = (await this.named(project, name)) ?? (await this.search(project, name));
    return found ?? refuse('no-such-release', { project, release: name });
  }

  /** By alias or whole id alone: such a name means one release for ever. */
  async named(project: string, name: string): Promise<CutReleaseState | undefined> {
    return (await this.byAlias(project, name)) ?? (await this.byId(project, name));
  }

  private async byAlias(project: string, name: string): Promise<CutReleaseState | undefined> {
    if (!ALIAS.test(name)) return undefined;
    const { state } = await this.decisions.load(alias, aliasStreamId(project, name));
    return state.status === 'claimed' ? this.byId(project, state.releaseId) : undefined;
  }

  private async byId(project: string, name: string): Promise<CutReleaseState | undefined> {
    const releaseId = /^[0-9a-f]{64}$/.test(name) ? `sha256:${name}` : name;
    if (!isDigest(releaseId)) return undefined;
    const { state } = await this.decisions.load(release, releaseStreamId(project, releaseId));
    return state.status === 'cut' ? state : undefined;
  }

  private async search(project: string, name: string) {
    const found = await this.finder?.only(project, name);
    return found === undefined || found instanceof Refusal ? found : this.byId(project, found.releaseId);
  }
}
