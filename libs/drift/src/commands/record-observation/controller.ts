import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { RecordObservation } from './command';
import { RecordObservationDto } from './dto';

const ObservationTakenView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      observationId: Type.String(),
      differences: Type.Integer({ description: 'how many were found, of whatever classification' }),
      confirm: Type.Boolean({ description: 'something critical was seen for the first time: look again at once' }),
    }),
  ],
  { $id: 'ObservationTaken' },
);

@Controller('v1/projects/:project/environments/:environment/observations')
export class RecordObservationController {
  constructor(private readonly commands: CommandBus) {}

  /** Report what a detector saw. */
  @Post()
  @RequirePermission('observation:record')
  @Answers(ObservationTakenView, 'recorded, or recognised as a repetition', 201)
  record(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Body() { detector, completeness, problem, observedAt, intervalMs, document }: RecordObservationDto,
    @CurrentPrincipal() principal: Principal,
    @CommandCause() cause: Cause,
  ) {
    const why = problem !== undefined && { problem };
    const rhythm = intervalMs !== undefined && { intervalMs };
    const report = { detector, completeness, ...why, observedAt, ...rhythm, document };
    return this.commands.execute(new RecordObservation(cause, project, environment, principal.environment, report));
  }
}
