import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { hadHappened } from '../../as-of';
import { ProjectConfigurationStore } from '../project-configuration/store';
import type { ProposalRow } from './project';
import { OverlayProposalStore } from './store';

/** A proposal as it stood at the moment. */
interface ProposalView extends Omit<ProposalRow, 'project' | 'environment' | 'overlay'> {
  readonly status: 'open' | 'approved' | 'rejected';
}

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
    if (!Object.hasOwn(configured.configuration.environments, environment)) {
      return refuse('no-such-environment', { project, environment });
    }
    const [inForce, proposals] = await Promise.all([
      this.store.inForce(project, environment, moment),
      this.store.proposals(project, environment, moment),
    ]);
    const { version, values } = inForce?.overlay ?? { version: 0, values: {} };
    return { version, values, proposals: proposals.map((row) => proposalAt(row, moment)) };
  }
}

function proposalAt(row: ProposalRow, moment: Moment | undefined): ProposalView {
  const { project: _project, environment: _environment, overlay: _overlay, ...proposal } = row;
  const decision = row.decision !== null && hadHappened(row.decision, moment) ? row.decision : null;
  return { ...proposal, decision, status: decision?.status ?? 'open' };
}
