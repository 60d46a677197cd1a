import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ReleaseStandingRow } from './project';
import { ReleaseStandingStore } from './store';
import { StandingsThen } from './then';

/** How far these releases have come, and what they lack. */
export class ListStandings extends Query<{ readonly items: readonly ReleaseStandingRow[] }> {
  constructor(
    readonly project: string,
    readonly releaseIds: readonly string[],
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListStandings)
export class ListStandingsHandler implements IQueryHandler<ListStandings> {
  constructor(
    private readonly store: ReleaseStandingStore,
    private readonly then: StandingsThen,
  ) {}

  async execute({ project, releaseIds, moment }: ListStandings) {
    if (moment !== undefined) return { items: await this.then.of(project, releaseIds, moment) };
    return { items: await this.store.findAll(project, releaseIds) };
  }
}
