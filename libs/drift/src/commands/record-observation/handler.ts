import { project as projects } from '@ledgerline/environment';
import { Clock, Decisions, deriveId, refuse, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { assess } from '../../compare';
import { declaredIntent } from '../../declared-intent';
import { domains } from '../../domains';
import { drift } from '../../evolve';
import { forbidsBy } from '../../forbids';
import { observation } from '../../observation';
import { acceptancesOf } from '../../open-findings';
import { detectorStream, environmentStream } from '../../stream-ids';
import { admit } from './admit';
import { checkDocument } from './check-document';
import { RecordObservation } from './command';
import { recordObservation } from './decide';

@CommandHandler(RecordObservation)
export class RecordObservationHandler implements ICommandHandler<RecordObservation> {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute(command: RecordObservation) {
    const { cause, project, environment } = command;
    const now = this.clock.now();
    const admitted = admit(command, domains, checkDocument, now);
    if (admitted instanceof Refusal) return admitted;
    const here = environmentStream(project, environment);
    const [{ state: configured }, { state: intent }, { state: findings }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(declaredIntent, here),
      this.decisions.load(drift, here),
    ]);
    if (configured.status === 'unconfigured' || !Object.hasOwn(configured.configuration.environments, environment)) {
      return refuse('no-such-environment', { project, environment });
    }

    const { domain, report } = admitted;
    const { variance } = configured.configuration;
    const acceptances = acceptancesOf(findings);
    const forbids = forbidsBy(variance, environment);
    const differences = assess(domain, { environment, now, intent, acceptances, forbids }, report);
    const observationId = deriveId(cause.commandId, 'observation');
    const assessed = { report, observationId, intentRevision: intent?.intentRevision ?? 0, differences };
    const id = detectorStream(project, environment, report.detector);
    const taken = await this.decisions.on(observation, id, cause, (state) =>
      recordObservation(command, assessed, state),
    );
    return taken instanceof Refusal ? taken : { ...taken, observationId, differences: differences.length };
  }
}
