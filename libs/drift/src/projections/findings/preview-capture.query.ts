import { refuse, Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { CaptureBasesReader } from '../../capture/capture-bases';
import type { CaptureProposal } from '../../capture/proposal';
import { captureProposal } from '../../capture/proposal';
import { findingView } from './query';
import { FindingStore } from './store';

/** What capturing a finding would propose; nothing is proposed by looking. */
export class PreviewCapture extends Query<CaptureProposal | Refusal<'no-such-finding' | 'nothing-declared'>> {
  constructor(
    readonly project: string,
    readonly findingId: string,
  ) {
    super();
  }
}

@QueryHandler(PreviewCapture)
export class PreviewCaptureHandler implements IQueryHandler<PreviewCapture> {
  constructor(
    private readonly store: FindingStore,
    private readonly reader: CaptureBasesReader,
  ) {}

  async execute({ project, findingId }: PreviewCapture) {
    const found = await this.store.find(project, findingId);
    if (found === undefined) return refuse('no-such-finding', { findingId, environment: project });
    const { environment, difference } = findingView(found);
    const known = await this.reader.of(project, environment);
    if (known === undefined) return refuse('nothing-declared', { environment });
    return captureProposal(difference, known.bases(difference));
  }
}
