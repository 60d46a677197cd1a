import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { OverlayProposalStore } from './store';
import type { ProposalView } from './view';
import { proposalAt } from './view';

export interface OverlayView {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly proposals: readonly ProposalView[];
}

/** An environment's own values and what is proposed, now or at that moment. */
export class ShowOverlay extends Query<OverlayView | Refusal<'no-such-environment' | 'project-not-configured'>> {
  constructor(
    readonly project: string,
    readonly environment: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowOverlay)
export class ShowOverlayHandler implements IQueryHandler<ShowOverlay> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly store: OverlayProposalStore,
  ) {}

  async execute({ project, environment, moment }: ShowOverlay) {
    const configured = await this.configurations.inForce(project, moment);
    if (configured === undefined) return refuse('project-not-configured', { project });
    const { configuration } = configured;
    if (!Object.hasOwn(configuration.environments, environment)) {
      return refuse('no-such-environment', { project, environment });
    }
    const [inForce, proposals] = await Promise.all([
      this.store.inForce(project, environment, moment),
      this.store.proposals(project, environment, moment),
    ]);
    const { version, values } = inForce?.overlay ?? { version: 0, values: {} };
    return { version, values, proposals: proposals.map((found) => proposalAt(found, moment, configuration)) };
  }
}
