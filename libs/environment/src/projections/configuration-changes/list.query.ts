import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { ConfigurationChangeStore } from './store';
import type { ChangeView } from './view';
import { changeView } from './view';

export const CONFIGURATION_CHANGES = 'configuration-changes';

/** The changes of policy that were proposed, the newest first, now or as they stood at that moment. */
export class ListConfigurationChanges extends Query<Page<ChangeView> | Refusal<'project-not-configured'>> {
  constructor(
    readonly project: string,
    readonly statuses: readonly string[] | undefined,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListConfigurationChanges)
export class ListConfigurationChangesHandler implements IQueryHandler<ListConfigurationChanges> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly store: ConfigurationChangeStore,
  ) {}

  async execute({ project, statuses, page, moment }: ListConfigurationChanges) {
    const inForce = await this.configurations.inForce(project, moment);
    if (inForce === undefined) return refuse('project-not-configured', { project });
    const { version } = inForce;
    const rows = await this.store.list(project, { statuses, version }, page, moment);
    const views = rows.map((row) => changeView(row, version, moment));
    return pageOf(CONFIGURATION_CHANGES, views, page, ({ position }) => [position]);
  }
}
