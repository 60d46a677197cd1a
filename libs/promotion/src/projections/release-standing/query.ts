import { Refusal } from '@ledgerline/kernel';
import { ReleaseResolver } from '@ledgerline/release';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ReleaseStandingRow } from './project';
import { ReleaseStandingStore } from './store';

/** How far a release has come, and what it lacks for the states that it has not reached. */
export class ShowStanding extends Query<ReleaseStandingRow | Refusal> {
  constructor(
    readonly project: string,
    /** Alias, release id, id prefix or commit. */
    readonly release: string,
  ) {
    super();
  }
}

@QueryHandler(ShowStanding)
export class ShowStandingHandler implements IQueryHandler<ShowStanding> {
  constructor(
    private readonly releases: ReleaseResolver,
    private readonly store: ReleaseStandingStore,
  ) {}

  async execute({ project, release }: ShowStanding) {
    const found = await this.releases.resolve(project, release);
    if (found instanceof Refusal) return found;
    const { releaseId, alias } = found;
    const row = await this.store.find(project, releaseId);
    return row ?? { project, releaseId, alias, states: [], position: '0' };
  }
}
