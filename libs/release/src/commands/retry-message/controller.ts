import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RetryMessage } from './command';

@Controller('v1/projects/:project/quarantine/:messageId/retry')
export class RetryMessageController {
  constructor(private readonly commands: CommandBus) {}

  /** Take a message again that was set aside, now that what kept it out may be mended. */
  @Post()
  @RequirePermission('quarantine:decide')
  @Answers(AcceptedView, 'it was taken, and is set aside no longer')
  retry(@Param('project') project: string, @Param('messageId') messageId: string, @CommandCause() cause: Cause) {
    return this.commands.execute(new RetryMessage(cause, project, messageId));
  }
}
