import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { RecordBuild } from './command';
import { RecordBuildDto } from './dto';

const RecordedBuild = Type.Composite([AcceptedView, Type.Object({ buildId: Type.String({ format: 'uuid' }) })], {
  $id: 'RecordedBuild',
});

@Controller('v1/projects/:project/builds')
export class RecordBuildController {
  constructor(private readonly commands: CommandBus) {}

  /** Record a build: its component, source, builder and the digests that it made. */
  @Post()
  @RequirePermission('build:record')
  @Answers(RecordedBuild, 'the build is in the ledger', 201)
  record(@Param('project') project: string, @Body() build: RecordBuildDto, @CommandCause() cause: Cause) {
    return this.commands.execute(new RecordBuild(cause, project, build));
  }
}
