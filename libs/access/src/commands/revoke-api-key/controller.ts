import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Delete, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RevokeApiKey } from './command';
import { RevokeApiKeyDto } from './dto';

@Controller('v1/projects/:project/api-keys/:keyId')
export class RevokeApiKeyController {
  constructor(private readonly commands: CommandBus) {}

  /** Revoke an API key: within 3 seconds it opens nothing, and its open streams end. */
  @Delete()
  @RequirePermission('access:administer')
  @Answers(AcceptedView, 'the key opens nothing any more')
  revoke(
    @Param('project') project: string,
    @Param('keyId') keyId: string,
    @Query() { reason }: RevokeApiKeyDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new RevokeApiKey(cause, project, keyId, reason ?? 'no reason given'));
  }
}
