import type { Cause } from '@ledgerline/kernel';
import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { CutRelease } from './command';
import { CutReleaseDto } from './dto';

const CutReleaseView = Type.Composite(
  [AcceptedView, Type.Object({ releaseId: Type.String({ pattern: DIGEST_PATTERN }), alias: Type.String() })],
  { $id: 'CutRelease' },
);

@Controller('v1/projects/:project/releases')
export class CutReleaseController {
  constructor(private readonly commands: CommandBus) {}

  /** Cut a release: everything that moves together, under the digest of its content. */
  @Post()
  @RequirePermission('release:cut')
  @Answers(CutReleaseView, 'the release is in the ledger', 201)
  cut(@Param('project') project: string, @Body() { alias, ...offer }: CutReleaseDto, @CommandCause() cause: Cause) {
    return this.commands.execute(new CutRelease(cause, project, offer, alias));
  }
}
