import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { WithdrawCapture } from './command';
import { WithdrawCaptureDto } from './dto';

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/withdraw-capture')
export class WithdrawCaptureController {
  constructor(private readonly commands: CommandBus) {}

  /** Say that no release will bring what was observed. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(AcceptedView, 'open again')
  withdraw(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @Body() { reason }: WithdrawCaptureDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new WithdrawCapture(cause, project, environment, findingId, reason));
  }
}
