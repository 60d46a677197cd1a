import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ConfigurationChange } from '../../configuration/configuration-delta';
import { configurationDelta } from '../../configuration/configuration-delta';
import { isGoverned } from '../../configuration/governed-parts';
import { ProjectConfigurationStore } from '../project-configuration/store';
import type { ConfigurationChangeRow } from './project';
import { ConfigurationChangeStore } from './store';
import type { ChangeView } from './view';
import { changeView } from './view';

/** A proposed configuration with each place that it would change. */
export interface ChangeInFull extends ChangeView, ConfigurationChangeRow {
  readonly changes: readonly (ConfigurationChange & { readonly governed: boolean })[];
}

/** One change of policy, now or as it stood at that moment. */
export class ShowConfigurationChange extends Query<ChangeInFull | Refusal<'no-such-change'>> {
  constructor(
    readonly project: string,
    readonly proposalId: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowConfigurationChange)
export class ShowConfigurationChangeHandler implements IQueryHandler<ShowConfigurationChange> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly store: ConfigurationChangeStore,
  ) {}

  async execute({ project, proposalId, moment }: ShowConfigurationChange) {
    const row = await this.store.find(project, proposalId, moment);
    if (row === undefined) return refuse('no-such-change', { project, proposalId });
    const [inForce, base] = await Promise.all([
      this.configurations.inForce(project, moment),
      this.configurations.version(project, row.baseVersion),
    ]);
    const changes = configurationDelta(base?.configuration, row.configuration).map((change) => ({
      ...change,
      governed: isGoverned(change),
    }));
    return { ...changeView(row, inForce?.version ?? 0, moment), changes };
  }
}
