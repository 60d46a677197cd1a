import { project as projects } from '@ledgerline/environment';
import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { drift } from '../../evolve';
import { environmentStream } from '../../stream-ids';
import { EscalateFinding } from './command';
import { escalateFinding } from './decide';

@CommandHandler(EscalateFinding)
export class EscalateFindingHandler implements ICommandHandler<EscalateFinding> {
  constructor(private readonly decisions: Decisions) {}

  async execute(command: EscalateFinding) {
    const { state } = await this.decisions.load(projects, command.project);
    const to = state.status === 'configured' ? state.configuration.governance?.drift?.['escalate-to'] : undefined;
    const id = environmentStream(command.project, command.environment);
    return this.decisions.on(drift, id, command.cause, (known) => escalateFinding(command, to, known));
  }
}
