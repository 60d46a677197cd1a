import { refuse, Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { ReleaseResolver } from '@ledgerline/release';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ReleaseStandingRow } from './project';
import { ReleaseStandingStore } from './store';
import { StandingsThen } from './then';

/** How far a release has come, and what it lacks for the states that it has not reached; now or at a moment. */
export class ShowStanding extends Query<ReleaseStandingRow | Refusal> {
  constructor(
    readonly project: string,
    /** Alias, release id, id prefix or commit. */
    readonly release: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowStanding)
export class ShowStandingHandler implements IQueryHandler<ShowStanding> {
  constructor(
    private readonly releases: ReleaseResolver,
    private readonly store: ReleaseStandingStore,
    private readonly then: StandingsThen,
  ) {}

  async execute({ project, release, moment }: ShowStanding) {
    const found = await this.releases.resolve(project, release);
    if (found instanceof Refusal) return found;
    const { releaseId, alias } = found;
    if (moment !== undefined) {
      const [then] = await this.then.of(project, [releaseId], moment);
      return then ?? refuse('no-such-release', { project, release });
    }
    const row = await this.store.find(project, releaseId);
    return row ?? { project, releaseId, alias, states: [], position: '0' };
  }
}
