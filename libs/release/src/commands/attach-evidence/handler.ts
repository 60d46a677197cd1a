import { Decisions, digestOf, refuse, Refusal } from '@ledgerline/kernel';
import { InvalidXml, parseXml } from '@ledgerline/platform/xml';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { release, releaseStreamId } from '../../evolve';
import { ProjectConfigurations } from '../../project-configurations';
import { ReleaseResolver } from '../../release-resolver';
import { StoreBlob } from '../store-blob/command';
import { AttachEvidence } from './command';
import { attachEvidence, describeEvidence, placeOf } from './decide';
import type { Judged } from './junit';
import { judgeJunit } from './junit';

const MAX_DOCUMENT_BYTES = 1024 * 1024;

@CommandHandler(AttachEvidence)
export class AttachEvidenceHandler implements ICommandHandler<AttachEvidence> {
  constructor(
    private readonly decisions: Decisions,
    private readonly configurations: ProjectConfigurations,
    private readonly releases: ReleaseResolver,
    private readonly commands: CommandBus,
  ) {}

  async execute(command: AttachEvidence) {
    const document = Buffer.from(command.evidence.document);
    const judged = judge(document);
    if (judged instanceof Refusal) return judged;
    const outcome = await this.attach(command, document, judged);
    return outcome instanceof Refusal ? ((await this.attachedBefore(command, document, judged)) ?? outcome) : outcome;
  }

  private async attach(command: AttachEvidence, document: Buffer, judged: Judged) {
    const { project, cause } = command;
    const place = await this.configurations.accept(project, (shape) => placeOf(command, shape));
    if (place instanceof Refusal) return place;
    const found = await this.releases.resolve(project, command.release);
    if (found instanceof Refusal) return found;
    const attached = describeEvidence(command, judged, digestOf(document), found);
    if (attached instanceof Refusal) return attached;

    const stored = await this.commands.execute(new StoreBlob(cause, document, 'application/xml'));
    if (stored instanceof Refusal) return stored;
    const { releaseId, evidenceId } = attached;
    const accepted = await this.decisions.on(release, releaseStreamId(project, releaseId), cause, (state) =>
      attachEvidence(attached, state),
    );
    return accepted instanceof Refusal ? accepted : { ...accepted, releaseId, evidenceId, ...judged };
  }

  /** What would be refused now, since the project has changed, may be the repeat of what was attached before. */
  private async attachedBefore(command: AttachEvidence, document: Buffer, judged: Judged) {
    const { project, cause } = command;
    const found = await this.releases.resolve(project, command.release);
    const attached = found instanceof Refusal ? found : describeEvidence(command, judged, digestOf(document), found);
    if (attached instanceof Refusal) return undefined;
    const { releaseId, evidenceId } = attached;
    const first = await this.decisions.outcomeOf(release, releaseStreamId(project, releaseId), cause);
    return first && { ...first, releaseId, evidenceId, ...judged };
  }
}

function judge(document: Buffer): Judged | Refusal<'invalid-evidence'> {
  const invalid = (problem: string) => refuse('invalid-evidence', { problem }, '/document');
  if (document.length > MAX_DOCUMENT_BYTES) return invalid(`it has ${String(document.length)} bytes`);
  try {
    const judged = judgeJunit(parseXml(document.toString()));
    return typeof judged === 'string' ? invalid(judged) : judged;
  } catch (error) {
    if (error instanceof InvalidXml) return invalid(error.message);
    throw error;
  }
}
