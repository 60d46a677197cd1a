import { environment as environments, project as projects, RecordConvergence } from '@ledgerline/environment';
import { Decisions, Refusal, refuse } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { declaredIntent } from '../../declared-intent';
import { drift } from '../../evolve';
import { observation } from '../../observation';
import { isSilent } from '../../silence';
import { detectorStream, environmentStream } from '../../stream-ids';
import { EstablishConvergence } from './command';
import { convergedObservations } from './decide';

@CommandHandler(EstablishConvergence)
export class EstablishConvergenceHandler implements ICommandHandler<EstablishConvergence> {
  constructor(
    private readonly decisions: Decisions,
    private readonly commands: CommandBus,
  ) {}

  async execute(command: EstablishConvergence) {
    const outcome = await this.establish(command);
    if (!(outcome instanceof Refusal)) return outcome;
    const id = environmentStream(command.project, command.environment);
    return (await this.decisions.outcomeOf(environments, id, command.cause)) ?? outcome;
  }

  private async establish({ cause, project, environment }: EstablishConvergence) {
    const [{ state: configured }, { state: intent }, { state: findings }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(declaredIntent, environmentStream(project, environment)),
      this.decisions.load(drift, environmentStream(project, environment)),
    ]);
    const settings =
      configured.status === 'configured' ? configured.configuration.environments[environment] : undefined;
    if (settings === undefined) return refuse('no-such-environment', { project, environment });
    if (intent === undefined) return refuse('nothing-declared', { environment });

    const words = await Promise.all(
      settings.observe.map(async (detector) => {
        const { state } = await this.decisions.load(observation, detectorStream(project, environment, detector));
        return { detector, latest: state, silent: isSilent(findings, environment, detector) };
      }),
    );
    const observations = convergedObservations(environment, intent.intentRevision, words);
    if (observations instanceof Refusal) return observations;
    return this.commands.execute(
      new RecordConvergence(cause, project, environment, intent.intentRevision, observations),
    );
  }
}
