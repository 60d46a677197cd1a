import { proposalIdOf, secretUnder } from '@ledgerline/environment';
import { Decisions, deriveId, Refusal, refuse } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaptureBasesReader } from '../../capture/capture-bases';
import { captureProposal } from '../../capture/proposal';
import { drift } from '../../evolve';
import { observation } from '../../observation';
import type { DriftRefusal } from '../../refusals';
import { detectorStream, environmentStream } from '../../stream-ids';
import { CaptureFinding } from './command';
import { captureFinding } from './decide';

@CommandHandler(CaptureFinding)
export class CaptureFindingHandler implements ICommandHandler<CaptureFinding> {
  constructor(
    private readonly decisions: Decisions,
    private readonly reader: CaptureBasesReader,
  ) {}

  async execute(command: CaptureFinding) {
    const { cause, project, environment, findingId } = command;
    const proposalCommandId = deriveId(cause.commandId, 'propose-overlay');
    const proposalId = proposalIdOf({ cause: { ...cause, commandId: proposalCommandId } });
    const here = environmentStream(project, environment);
    const decided = await this.capture(command, { proposalId, proposalCommandId });
    const refused = decided instanceof Refusal;
    const outcome = refused ? await this.decisions.outcomeOf(drift, here, cause) : decided;
    if (outcome === undefined || outcome instanceof Refusal) return decided as Refusal<DriftRefusal>;
    const { state } = await this.decisions.load(drift, here);
    const isForRelease = state.findings.get(findingId)?.releaseAfter !== undefined;
    return { ...outcome, proposalId, into: isForRelease ? ('release' as const) : ('overlay' as const) };
  }

  private async capture(
    command: CaptureFinding,
    proposal: { readonly proposalId: string; readonly proposalCommandId: string },
  ) {
    const { cause, project, environment, findingId } = command;
    const here = environmentStream(project, environment);
    const [{ state: known }, found] = await Promise.all([
      this.decisions.load(drift, here),
      this.reader.of(project, environment),
    ]);
    const finding = known.findings.get(findingId);
    if (finding === undefined) return refuse('no-such-finding', { findingId, environment });
    if (found === undefined) return refuse('nothing-declared', { environment });

    const id = detectorStream(project, environment, finding.detector);
    const { state: latest } = await this.decisions.load(observation, id);
    const { releaseId, intentRevision, bases } = found;
    return this.decisions.on(drift, here, cause, (state) =>
      captureFinding(
        command,
        {
          latest,
          propose(difference) {
            const against = bases(difference);
            return { ...captureProposal(difference, against), change: against.change };
          },
          secretIn({ key, value }) {
            const secret = secretUnder(key, value);
            return secret && refuse(secret.code, secret.facts);
          },
          ...{ ...proposal, releaseId, intentRevision },
        },
        state,
      ),
    );
  }
}
