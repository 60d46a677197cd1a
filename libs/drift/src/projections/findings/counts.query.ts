import { Clock } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { DomainOverTime, FindingCount } from './counts';
import { countsBy, daysUntil, overTime } from './counts';
import { FindingCountsStore } from './counts.store';

const DAYS = 30;

type Counts = ReturnType<typeof countsBy>;

interface FindingCounts {
  /** Of all findings. */
  readonly statuses: Counts;
  /** Of those that are not closed, like the ones below it. */
  readonly severities: Counts;
  readonly domains: Counts;
  readonly environments: Counts;
  /** By environment, of those that may be for a while. */
  readonly excepted: Counts;
  readonly assignees: Counts;
  readonly snoozed: number;
  readonly days: readonly string[];
  readonly overTime: readonly DomainOverTime[];
}

/** How many findings there are, by whatever they are looked for by, and how many were open on each of the last days. */
export class CountFindings extends Query<FindingCounts> {
  constructor(readonly project: string) {
    super();
  }
}

@QueryHandler(CountFindings)
export class CountFindingsHandler implements IQueryHandler<CountFindings> {
  constructor(
    private readonly store: FindingCountsStore,
    private readonly clock: Clock,
  ) {}

  async execute({ project }: CountFindings): Promise<FindingCounts> {
    const days = daysUntil(Date.parse(this.clock.now()), DAYS);
    const [counts, turns] = await Promise.all([this.store.count(project), this.store.turns(project, days[0] ?? '')]);
    const open = counts.filter(({ status }) => status !== 'closed');
    const by = (valueOf: (one: FindingCount) => string) => countsBy(open, valueOf);
    return {
      statuses: countsBy(counts, ({ status }) => status),
      severities: by(({ severity }) => severity),
      domains: by(({ domain }) => domain),
      environments: by(({ environment }) => environment),
      excepted: countsBy(
        counts.filter(({ status }) => status === 'excepted'),
        ({ environment }) => environment,
      ),
      assignees: by(({ assignee }) => assignee ?? 'nobody'),
      snoozed: open.filter(({ snoozed }) => snoozed).reduce((total, { count }) => total + count, 0),
      days,
      overTime: overTime(turns, days),
    };
  }
}
