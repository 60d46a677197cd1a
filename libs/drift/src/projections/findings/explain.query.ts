import { project as projects, readVarianceFacts } from '@ledgerline/environment';
import { Clock, Decisions, refuse, Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { captureOf } from '../../compare';
import { declaredIntent } from '../../declared-intent';
import { domainNamed } from '../../domains';
import { forbiddenNow } from '../../forbids';
import { environmentStream } from '../../stream-ids';
import type { Capturable, FindingExplained } from './explain';
import { explain } from './explain';
import type { FindingView } from './query';
import { findingView } from './query';
import { FindingStore } from './store';

/** One finding, what it is about and what can be done. */
export class ExplainFinding extends Query<FindingExplained | Refusal<'no-such-finding'>> {
  constructor(
    readonly project: string,
    readonly findingId: string,
  ) {
    super();
  }
}

@QueryHandler(ExplainFinding)
export class ExplainFindingHandler implements IQueryHandler<ExplainFinding> {
  constructor(
    private readonly store: FindingStore,
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute({ project, findingId }: ExplainFinding): Promise<FindingExplained | Refusal<'no-such-finding'>> {
    const found = await this.store.find(project, findingId);
    if (found === undefined) return refuse('no-such-finding', { findingId, environment: project });
    const finding = findingView(found);
    return explain(finding, await this.capturable(finding));
  }

  private async capturable({ project, environment, difference }: FindingView): Promise<Capturable | undefined> {
    const [{ state: configured }, { state: intent }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(declaredIntent, environmentStream(project, environment)),
    ]);
    const domain = domainNamed(difference.domain);
    if (configured.status === 'unconfigured' || intent === undefined || domain === undefined) return undefined;
    const change = captureOf(domain, intent.document, difference);
    if (change === undefined) return undefined;
    if (change.value === null) return { change, forbidden: undefined };
    const { variance } = configured.configuration;
    const facts = await readVarianceFacts(this.decisions, this.clock.now(), project, environment, variance);
    return { change, forbidden: forbiddenNow(change.key, change.value, environment, variance, facts) };
  }
}
