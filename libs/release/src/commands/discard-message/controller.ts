import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { DiscardMessage } from './command';
import { DiscardMessageDto } from './dto';

@Controller('v1/projects/:project/quarantine/:messageId/discard')
export class DiscardMessageController {
  constructor(private readonly commands: CommandBus) {}

  /** Decide that a message that was set aside is not wanted. */
  @Post()
  @RequirePermission('quarantine:decide')
  @Answers(AcceptedView, 'it is settled; the record of it stays')
  discard(
    @Param('project') project: string,
    @Param('messageId') messageId: string,
    @Body() { reason }: DiscardMessageDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new DiscardMessage(cause, project, messageId, reason));
  }
}
