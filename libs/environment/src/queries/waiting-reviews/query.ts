import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { ConfigurationChangeStore } from '../../projections/configuration-changes/store';
import { OverlayProposalStore } from '../../projections/overlay-proposals/store';
import { proposalAt } from '../../projections/overlay-proposals/view';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import type { WaitingReview } from './waiting-review';
import { waitingOverlay, waitingPolicy } from './waiting-review';

/** Proposals of overlays and of policy that wait for reviews; none in a project that is not configured. */
export class ListWaitingReviews extends Query<readonly WaitingReview[]> {
  constructor(readonly project: string) {
    super();
  }
}

@QueryHandler(ListWaitingReviews)
export class ListWaitingReviewsHandler implements IQueryHandler<ListWaitingReviews> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly overlays: OverlayProposalStore,
    private readonly changes: ConfigurationChangeStore,
  ) {}

  async execute({ project }: ListWaitingReviews): Promise<readonly WaitingReview[]> {
    const inForce = await this.configurations.inForce(project);
    if (inForce === undefined) return [];
    const { configuration, version } = inForce;
    const [proposals, changes] = await Promise.all([this.overlays.open(project), this.changes.open(project, version)]);
    return [
      ...proposals.map((row) =>
        waitingOverlay(row.environment, proposalAt({ row, revertedBy: null }, undefined, configuration), configuration),
      ),
      ...changes.map((change) => waitingPolicy(change, configuration)),
    ];
  }
}
