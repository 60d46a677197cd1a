import { refuse, Refusal } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { CaptureBasesReader } from '../../capture/capture-bases';
import { captureProposal } from '../../capture/proposal';
import type { FindingExplained } from './explain';
import { explain, explainThen } from './explain';
import { findingView, unseen } from './query';
import { FindingStore } from './store';
import { FindingsThen } from './then';

/** One finding, what it is about and what can be done; now, or as it stood at a moment. */
export class ExplainFinding extends Query<FindingExplained | Refusal<'no-such-finding'>> {
  constructor(
    readonly project: string,
    readonly findingId: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ExplainFinding)
export class ExplainFindingHandler implements IQueryHandler<ExplainFinding> {
  constructor(
    private readonly store: FindingStore,
    private readonly reader: CaptureBasesReader,
    private readonly then: FindingsThen,
  ) {}

  async execute({
    project,
    findingId,
    moment,
  }: ExplainFinding): Promise<FindingExplained | Refusal<'no-such-finding'>> {
    if (moment !== undefined) {
      const row = await this.then.find(project, findingId, moment);
      if (row === undefined) return refuse('no-such-finding', { findingId, environment: project });
      return explainThen(findingView(unseen(row)));
    }
    const found = await this.store.find(project, findingId);
    if (found === undefined) return refuse('no-such-finding', { findingId, environment: project });
    const finding = findingView(found);
    const known = await this.reader.of(project, finding.environment);
    return explain(finding, known && captureProposal(finding.difference, known.bases(finding.difference)));
  }
}
