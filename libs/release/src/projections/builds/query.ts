import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { BuildRow } from './project';
import type { BuildFilter } from './store';
import { BuildStore } from './store';

/** Name of the list in its cursors. */
export const BUILDS = 'builds';

/** The builds of a project, the newest first. */
export class ListBuilds extends Query<Page<BuildRow>> {
  constructor(
    readonly project: string,
    readonly filter: BuildFilter,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListBuilds)
export class ListBuildsHandler implements IQueryHandler<ListBuilds> {
  constructor(private readonly store: BuildStore) {}

  async execute({ project, filter, page, moment }: ListBuilds): Promise<Page<BuildRow>> {
    const rows = await this.store.list(project, filter, page, moment);
    return pageOf(BUILDS, rows, page, ({ position }) => [position]);
  }
}

export class ShowBuild extends Query<BuildRow | Refusal<'no-such-build'>> {
  constructor(
    readonly project: string,
    readonly buildId: string,
  ) {
    super();
  }
}

@QueryHandler(ShowBuild)
export class ShowBuildHandler implements IQueryHandler<ShowBuild> {
  constructor(private readonly store: BuildStore) {}

  async execute({ project, buildId }: ShowBuild): Promise<BuildRow | Refusal<'no-such-build'>> {
    return (await this.store.get(project, buildId)) ?? refuse('no-such-build', { project, buildId });
  }
}
