import { Clock, Decisions, Refusal } from '@ledgerline/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { aliasesOf } from '@ledgerline/environment';
import { exceptions } from '../../exceptions';
import { FactsReader } from '../../facts/facts-reader';
import { ApproveException } from './command';
import { approveException } from './decide';

@CommandHandler(ApproveException)
export class ApproveExceptionHandler implements ICommandHandler<ApproveException> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(command: ApproveException) {
    const { cause, project, exceptionId } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const aliases = aliasesOf(configuration.people);
    const outcome = await this.decisions.on(exceptions, project, cause, (state) =>
      approveException(command, this.clock.now(), aliases, state),
    );
    if (outcome instanceof Refusal) return outcome;
    const { state } = await this.decisions.load(exceptions, project);
    return { ...outcome, granted: state.get(exceptionId)?.status === 'granted' };
  }
}
