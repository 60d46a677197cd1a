import { refuse, Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { CaptureBasesReader } from '../../capture/capture-bases';
import { captureProposal } from '../../capture/proposal';
import type { FindingExplained } from './explain';
import { explain } from './explain';
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
    private readonly reader: CaptureBasesReader,
  ) {}

  async execute({ project, findingId }: ExplainFinding): Promise<FindingExplained | Refusal<'no-such-finding'>> {
    const found = await this.store.find(project, findingId);
    if (found === undefined) return refuse('no-such-finding', { findingId, environment: project });
    const finding = findingView(found);
    const known = await this.reader.of(project, finding.environment);
    return explain(finding, known && captureProposal(finding.difference, known.bases(finding.difference)));
  }
}
