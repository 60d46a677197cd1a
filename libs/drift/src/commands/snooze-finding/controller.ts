import type { Cause } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { SnoozeFinding } from './command';
import { SnoozeFindingDto } from './dto';
import { snoozeIdOf } from './snooze-id';

const FindingSnoozedView = Type.Composite(
  [AcceptedView, Type.Object({ snoozeId: Type.String(), until: Type.String({ format: 'date-time' }) })],
  { $id: 'FindingSnoozed' },
);

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/snooze')
export class SnoozeFindingController {
  constructor(private readonly commands: CommandBus) {}

  /** Keep the finding from everybody's list until an instant; it stays open, and its deadline runs on. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(FindingSnoozedView, 'out of sight until then')
  async snooze(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @Body() { until: asked, reason }: SnoozeFindingDto,
    @CommandCause() cause: Cause,
  ) {
    const until = new Date(asked).toISOString();
    const snoozed = await this.commands.execute(
      new SnoozeFinding(cause, project, environment, findingId, until, reason),
    );
    if (snoozed instanceof Refusal) return snoozed;
    return { ...snoozed, snoozeId: snoozeIdOf(cause.commandId), until };
  }
}
