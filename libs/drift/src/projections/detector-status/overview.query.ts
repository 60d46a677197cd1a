import { project as projects } from '@ledgerline/environment';
import { Clock, Decisions } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { DETECTORS_DOMAIN } from '../../ledger-domains';
import { FindingStore } from '../findings/store';
import { DetectorStatusStore } from './store';
import type { DetectorSummary } from './summary';
import { summaryOf } from './summary';

/** More silences than detectors are told of. */
const MOST_SILENCES = 2_000;
const notClosed = { statuses: ['open', 'acknowledged', 'capture-proposed', 'revert-requested', 'excepted'] };

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
    private readonly findings: FindingStore,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute({ project }: SummariseDetectors) {
    const { state } = await this.decisions.load(projects, project);
    const page = { limit: MOST_SILENCES, after: undefined };
    const [heard, silences] = await Promise.all([
      this.store.ofProject(project),
      this.findings.list(project, { ...notClosed, domain: DETECTORS_DOMAIN }, page),
    ]);
    const expected = state.status === 'configured' ? state.configuration.environments : {};
    const now = this.clock.now();
    return { items: summaryOf({ expected, heard, silences: silences.map(({ row }) => row), now }) };
  }
}
