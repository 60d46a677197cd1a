import {
  checkVariance,
  project as projects,
  proposalIdOf,
  readVarianceFacts,
  secretUnder,
} from '@ledgerline/environment';
import { Clock, Decisions, deriveId, Refusal, refuse } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { captureOf } from '../../compare';
import { declaredIntent } from '../../declared-intent';
import { domainNamed } from '../../domains';
import { drift } from '../../evolve';
import { observation } from '../../observation';
import { detectorStream, environmentStream } from '../../stream-ids';
import { CaptureFinding } from './command';
import { captureFinding } from './decide';

@CommandHandler(CaptureFinding)
export class CaptureFindingHandler implements ICommandHandler<CaptureFinding> {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute(command: CaptureFinding) {
    const { cause, project, environment } = command;
    const proposalCommandId = deriveId(cause.commandId, 'propose-overlay');
    const proposalId = proposalIdOf({ cause: { ...cause, commandId: proposalCommandId } });
    const outcome = await this.capture(command, { proposalId, proposalCommandId });
    if (!(outcome instanceof Refusal)) return { ...outcome, proposalId };
    const first = await this.decisions.outcomeOf(drift, environmentStream(project, environment), cause);
    return first === undefined ? outcome : { ...first, proposalId };
  }

  private async capture(
    command: CaptureFinding,
    proposal: { readonly proposalId: string; readonly proposalCommandId: string },
  ) {
    const { cause, project, environment, findingId } = command;
    const here = environmentStream(project, environment);
    const [{ state: configured }, { state: intent }, { state: known }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(declaredIntent, here),
      this.decisions.load(drift, here),
    ]);
    const finding = known.findings.get(findingId);
    if (finding === undefined) return refuse('no-such-finding', { findingId, environment });
    const domain = domainNamed(finding.difference.domain);
    if (configured.status === 'unconfigured' || intent === undefined || domain === undefined) {
      return refuse('nothing-declared', { environment });
    }

    const { state: latest } = await this.decisions.load(
      observation,
      detectorStream(project, environment, finding.detector),
    );
    const { variance } = configured.configuration;
    const facts = await readVarianceFacts(this.decisions, this.clock.now(), project, environment, variance);
    return this.decisions.on(drift, here, cause, (state) =>
      captureFinding(
        command,
        {
          latest,
          captureOf: (difference) => captureOf(domain, intent.document, difference),
          forbids: ({ key, value }) => {
            const secret = secretUnder(key, value);
            if (secret !== undefined) return refuse(secret.code, secret.facts);
            const checked = checkVariance(key, value, environment, variance, facts);
            return checked instanceof Refusal ? checked : undefined;
          },
          ...proposal,
        },
        state,
      ),
    );
  }
}
