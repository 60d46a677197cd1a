import { project as projects } from '@ledgerline/environment';
import { Clock, Decisions } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { DetectorStatusStore } from './store';
import type { Verdict } from './verdict';
import { silentSince, verdictOf } from './verdict';

interface DetectorSummary {
  readonly environment: string;
  readonly detector: string;
  readonly verdict: Verdict;
  /** Null for one that the project expects and that never reported. */
  readonly reportedAt: string | null;
  readonly silentSince: string | null;
}

/** What every detector of the project says, in every environment. */
export class SummariseDetectors extends Query<{ readonly items: readonly DetectorSummary[] }> {
  constructor(readonly project: string) {
    super();
  }
}

@QueryHandler(SummariseDetectors)
export class SummariseDetectorsHandler implements IQueryHandler<SummariseDetectors> {
  constructor(
    private readonly store: DetectorStatusStore,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute({ project }: SummariseDetectors) {
    const { state } = await this.decisions.load(projects, project);
    const environments = state.status === 'configured' ? state.configuration.environments : {};
    const words = await this.store.ofProject(project);
    const now = this.clock.now();
    const heard = words
      .filter(({ environment }) => environment in environments)
      .map((word) => ({
        environment: word.environment,
        detector: word.detector,
        verdict: verdictOf(word, now),
        reportedAt: word.reportedAt,
        silentSince: silentSince(word, now),
      }));
    const hasSpoken = (environment: string, detector: string) =>
      heard.some((one) => one.environment === environment && one.detector === detector);
    const unheard = Object.entries(environments).flatMap(([environment, { observe }]) =>
      observe
        .filter((detector) => !hasSpoken(environment, detector))
        .map((detector) => ({
          environment,
          detector,
          verdict: 'unknown' as const,
          reportedAt: null,
          silentSince: null,
        })),
    );
    return { items: [...heard, ...unheard] };
  }
}
