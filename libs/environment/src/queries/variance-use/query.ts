import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { OverlayProposalStore } from '../../projections/overlay-proposals/store';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import type { VarianceUse } from './variance-use';
import { varianceUse } from './variance-use';

/** More values than are told at once. */
const MOST = 5_000;

interface VarianceAnswer extends VarianceUse {
  /** Of the configuration. */
  readonly version: number;
  /** False where there are more values than are told. */
  readonly isWhole: boolean;
}

/** The variance rules of a project with the environments that use them, now or at that moment. */
export class ShowVariance extends Query<VarianceAnswer | Refusal<'project-not-configured'>> {
  constructor(
    readonly project: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowVariance)
export class ShowVarianceHandler implements IQueryHandler<ShowVariance> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly overlays: OverlayProposalStore,
  ) {}

  async execute({ project, moment }: ShowVariance) {
    const inForce = await this.configurations.inForce(project, moment);
    if (inForce === undefined) return refuse('project-not-configured', { project });
    const values = await this.overlays.values(project, MOST + 1, moment);
    const { configuration, version } = inForce;
    return { version, isWhole: values.length <= MOST, ...varianceUse(configuration, values.slice(0, MOST)) };
  }
}
