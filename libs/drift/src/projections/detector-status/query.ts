import { project as projects } from '@ledgerline/environment';
import { Clock, Decisions, Refusal, refuse } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { DetectorStatusRow } from './project';
import { DetectorStatusStore } from './store';
import type { Verdict } from './verdict';
import { silentSince, verdictOf, wordOf } from './verdict';

/** A detector's latest word and what it is worth by now. */
type DetectorStatus = Omit<DetectorStatusRow, 'sightings'> & {
  readonly verdict: Verdict;
  readonly silentSince: string | null;
};

export interface EnvironmentObservations {
  readonly items: readonly DetectorStatus[];
  /** Detectors that the project expects and that never reported: what they would see is unknown. */
  readonly silent: readonly string[];
}

/** What every detector saw last in an environment. */
export class ListObservations extends Query<EnvironmentObservations | Refusal<'no-such-environment'>> {
  constructor(
    readonly project: string,
    readonly environment: string,
  ) {
    super();
  }
}

@QueryHandler(ListObservations)
export class ListObservationsHandler implements IQueryHandler<ListObservations> {
  constructor(
    private readonly store: DetectorStatusStore,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute({ project, environment }: ListObservations) {
    const { state } = await this.decisions.load(projects, project);
    const expected = state.status === 'configured' ? state.configuration.environments[environment] : undefined;
    if (expected === undefined) return refuse('no-such-environment', { project, environment });
    const rows = await this.store.list(project, environment);
    const now = this.clock.now();
    return {
      items: rows.map(({ sightings: _, ...row }) => ({
        ...row,
        verdict: verdictOf(wordOf(row), now),
        silentSince: silentSince(row, now),
      })),
      silent: expected.observe.filter((name) => rows.every(({ detector }) => detector !== name)),
    };
  }
}
