import { Decisions, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { setImmediate as breathe } from 'node:timers/promises';
import { Blobs } from '../../blobs';
import type { EvidenceAttached } from '../../events';
import type { Examined } from '../../evidence/examine';
import { EvidenceExaminer } from '../../evidence/evidence-examiner';
import { keysIn, signersOf } from '../../evidence/signers';
import { release, releaseStreamId } from '../../evolve';
import { ProjectConfigurations } from '../../project-configurations';
import { ReleaseResolver } from '../../release-resolver';
import type { Release } from '../../state';
import { StoreBlob } from '../store-blob/command';
import { AttachEvidence } from './command';
import { attachEvidence, describeEvidence, placeOf } from './decide';
import type { OfferedDocument } from './offered-document';
import { inDocument, mediaTypeOf, offeredDocument, shownBy } from './offered-document';

type Attached = EvidenceAttached['data'];

@CommandHandler(AttachEvidence)
export class AttachEvidenceHandler implements ICommandHandler<AttachEvidence> {
  constructor(
    private readonly decisions: Decisions,
    private readonly configurations: ProjectConfigurations,
    private readonly releases: ReleaseResolver,
    private readonly blobs: Blobs,
    private readonly examiner: EvidenceExaminer,
    private readonly commands: CommandBus,
  ) {}

  async execute(command: AttachEvidence) {
    const judgeAndAttach = () => this.judgeAndAttach(command);
    return command.evidence.blob === undefined ? judgeAndAttach() : this.examiner.inTurn(judgeAndAttach);
  }

  private async judgeAndAttach(command: AttachEvidence) {
    const { evidence } = command;
    const document = await offeredDocument(evidence, this.blobs);
    if (document instanceof Refusal) return document;
    const examined = await this.examiner.examine(document.bytes, evidence.kind);
    if (examined instanceof Refusal) return inDocument(examined, evidence);
    const outcome = await this.attach(command, document, examined);
    return outcome instanceof Refusal ? ((await this.attachedBefore(command, document, examined)) ?? outcome) : outcome;
  }

  private async attach(command: AttachEvidence, document: OfferedDocument, examined: Examined) {
    const { project, cause, evidence } = command;
    const place = await this.configurations.accept(project, (shape) => placeOf(command, shape));
    if (place instanceof Refusal) return place;
    const described = await this.describe(command, document, examined);
    if (described instanceof Refusal) return described;
    const signers = await this.signersOf(command, examined);
    if (signers instanceof Refusal) return signers;
    const attached = { ...described, ...signers };

    if (evidence.blob === undefined) {
      const stored = await this.commands.execute(new StoreBlob(cause, document.bytes, mediaTypeOf(examined)));
      if (stored instanceof Refusal) return stored;
    }
    let recorded: Attached = attached;
    const accepted = await this.decisions.on(release, streamOf(attached), cause, (state) => {
      recorded = recordedIn(state, attached);
      return attachEvidence(attached, state);
    });
    return accepted instanceof Refusal ? accepted : { ...accepted, ...answered(recorded) };
  }

  private async describe(command: AttachEvidence, { blob }: OfferedDocument, examined: Examined) {
    const found = await this.releases.resolve(command.project, command.release);
    return found instanceof Refusal
      ? found
      : describeEvidence(command, shownBy(examined, command.evidence), blob, found);
  }

  /** Whom the project trusts is always asked of the ledger: nobody is turned down, or let in, by a copy. */
  private async signersOf({ project, evidence }: AttachEvidence, { signed }: Examined) {
    if (signed === undefined) return {};
    const keys = await this.configurations.accept(
      project,
      ({ trust = {} }) => keysIn(trust),
      () => false,
    );
    if (keys instanceof Refusal) return keys;
    const bytesOf = async (digest: string) => (await this.blobs.read(digest))?.bytes;
    const signers = await signersOf(signed, { keys, bytesOf, pause: breathe });
    return signers instanceof Refusal ? inDocument(signers, evidence) : { signers: [...signers] };
  }

  /** What would be refused now, since the project has changed, may be the repeat of what was attached before. */
  private async attachedBefore(command: AttachEvidence, document: OfferedDocument, examined: Examined) {
    const described = await this.describe(command, document, examined);
    if (described instanceof Refusal) return undefined;
    const first = await this.decisions.outcomeOf(release, streamOf(described), command.cause);
    if (first === undefined) return undefined;
    const { state } = await this.decisions.load(release, streamOf(described));
    return { ...first, ...answered(recordedIn(state, described)) };
  }
}

const streamOf = ({ project, releaseId }: Attached) => releaseStreamId(project, releaseId);

/** The evidence as it was attached first, with those who were trusted then. */
function recordedIn(state: Release, attached: Attached): Attached {
  return (state.status === 'cut' ? state.evidence.get(attached.evidenceId) : undefined) ?? attached;
}

function answered(recorded: Attached) {
  const { project: _project, suite: _suite, environment: _environment, subjects: _subjects, ...told } = recorded;
  return told;
}
