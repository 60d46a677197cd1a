import { project as projects } from '@ledgerline/environment';
import { Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { deadlineOf } from '../../deadline';
import { drift } from '../../evolve';
import type { FindingEvent } from '../../events';
import type { Drift } from '../../state';
import { environmentStream } from '../../stream-ids';
import { OpenFinding } from './command';
import { openFinding } from './decide';

@CommandHandler(OpenFinding)
export class OpenFindingHandler implements ICommandHandler<OpenFinding> {
  constructor(private readonly decisions: Decisions) {}

  async execute(command: OpenFinding) {
    const { cause, project, environment, difference, at } = command;
    const { state } = await this.decisions.load(projects, project);
    const deadline =
      state.status === 'configured' ? deadlineOf(state.configuration, environment, difference, at) : undefined;
    const id = environmentStream(project, environment);
    return this.decisions.on<Drift, FindingEvent, never>(drift, id, cause, (known) =>
      openFinding(command, deadline, known),
    );
  }
}
