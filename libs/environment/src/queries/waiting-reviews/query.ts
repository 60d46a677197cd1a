import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { ConfigurationChangeStore } from '../../projections/configuration-changes/store';
import { OverlayProposalStore } from '../../projections/overlay-proposals/store';
import { changeView } from '../../projections/configuration-changes/view';
import { proposalAt } from '../../projections/overlay-proposals/view';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import type { WaitingReview } from './waiting-review';
import { waitingOverlay, waitingPolicy } from './waiting-review';

/** Proposals of overlays and of policy that wait for reviews, or waited at a moment; none in a project that is not configured. */
export class ListWaitingReviews extends Query<readonly WaitingReview[]> {
  constructor(
    readonly project: string,
    readonly moment?: Moment,
  ) {
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

  async execute({ project, moment }: ListWaitingReviews): Promise<readonly WaitingReview[]> {
    const inForce = await this.configurations.inForce(project, moment);
    if (inForce === undefined) return [];
    const { configuration, version } = inForce;
    const [proposals, changes] = await Promise.all([
      this.overlays.open(project, moment),
      this.changes.open(project, version, moment),
    ]);
    return [
      ...proposals.map((row) =>
        waitingOverlay(row.environment, proposalAt({ row, revertedBy: null }, moment, configuration), configuration),
      ),
      ...changes.map((change) => waitingPolicy(changeView(change, version, moment), configuration)),
    ];
  }
}
