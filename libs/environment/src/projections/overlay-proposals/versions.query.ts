import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { OverlayProposalStore } from './store';
import type { OverlayVersionView } from './view';
import { versionView } from './view';

/** Name of the list in its cursors. */
export const OVERLAY_VERSIONS = 'overlay-versions';

/** The versions of an environment's overlay, the newest first, now or at that moment. */
export class ListOverlayVersions extends Query<
  Page<OverlayVersionView> | Refusal<'no-such-environment' | 'project-not-configured'>
> {
  constructor(
    readonly project: string,
    readonly environment: string,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListOverlayVersions)
export class ListOverlayVersionsHandler implements IQueryHandler<ListOverlayVersions> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly store: OverlayProposalStore,
  ) {}

  async execute({ project, environment, page, moment }: ListOverlayVersions) {
    const configured = await this.configurations.inForce(project, moment);
    if (configured === undefined) return refuse('project-not-configured', { project });
    if (!Object.hasOwn(configured.configuration.environments, environment)) {
      return refuse('no-such-environment', { project, environment });
    }
    const found = await this.store.versions(project, environment, page, moment);
    const versions = found.flatMap((one) => versionView(one, moment) ?? []);
    return pageOf(OVERLAY_VERSIONS, versions, page, ({ version }) => [String(version)]);
  }
}
