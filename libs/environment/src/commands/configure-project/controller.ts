import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, IfMatch, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ConfigureProject } from './command';
import { ConfigurationDto } from './dto';

const ConfiguredView = Type.Composite(
  [AcceptedView, Type.Object({ version: Type.Integer({ minimum: 1 }), configurationHash: Type.String() })],
  { $id: 'Configured' },
);

@Controller('v1/projects/:project/configuration')
export class ConfigureProjectController {
  constructor(private readonly commands: CommandBus) {}

  /** Configure the project; the same content again changes nothing. */
  @Put()
  @RequirePermission('project:configure')
  @Answers(ConfiguredView, 'the configuration is in force')
  configure(
    @Param('project') project: string,
    @Body() { configuration }: ConfigurationDto,
    @IfMatch() ifMatch: bigint | undefined,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ConfigureProject(cause, project, configuration, ifMatch));
  }
}
