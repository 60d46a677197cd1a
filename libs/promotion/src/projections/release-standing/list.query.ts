import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ReleaseStandingRow } from './project';
import { ReleaseStandingStore } from './store';

/** How far these releases have come, and what they lack. */
export class ListStandings extends Query<{ readonly items: readonly ReleaseStandingRow[] }> {
  constructor(
    readonly project: string,
    readonly releaseIds: readonly string[],
  ) {
    super();
  }
}

@QueryHandler(ListStandings)
export class ListStandingsHandler implements IQueryHandler<ListStandings> {
  constructor(private readonly store: ReleaseStandingStore) {}

  async execute({ project, releaseIds }: ListStandings) {
    return { items: await this.store.findAll(project, releaseIds) };
  }
}
