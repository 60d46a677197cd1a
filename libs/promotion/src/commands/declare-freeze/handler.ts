import { millisecondsOf } from '@ledgerline/environment';
import { Clock, Decisions, Refusal } from '@ledgerline/kernel';
import { recurrenceProblem } from '@ledgerline/platform/recurrence';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { FactsReader } from '../../facts/facts-reader';
import { freezes } from '../../freezes';
import { DeclareFreeze, type OfferedFreeze } from './command';
import { declareFreeze, freezeIdOf } from './decide';

@CommandHandler(DeclareFreeze)
export class DeclareFreezeHandler implements ICommandHandler<DeclareFreeze> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
    private readonly clock: Clock,
  ) {}

  async execute(command: DeclareFreeze) {
    const { cause, project, freeze } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const now = this.clock.now();
    const accepted = await this.decisions.on(freezes, project, cause, (state) =>
      declareFreeze(command, now, configuration, problemOf(freeze), state),
    );
    return accepted instanceof Refusal ? accepted : { ...accepted, freezeId: freezeIdOf(cause.commandId) };
  }
}

function problemOf({ recurrence }: OfferedFreeze): string | undefined {
  if (recurrence === undefined) return undefined;
  const { rrule, timezone, duration } = recurrence;
  return recurrenceProblem({ rrule, timezone, durationMs: millisecondsOf(duration) });
}
