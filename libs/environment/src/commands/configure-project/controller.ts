import type { Cause } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, IfMatch, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { AskedReviewers } from '../../configuration-change';
import { ConfigureProject } from './command';
import { ConfigureProjectDto } from './dto';

const ConfiguredView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      status: Type.Union([Type.Literal('configured'), Type.Literal('proposed')], {
        description: '`proposed` when others have to review it first: then nothing has changed yet',
      }),
      version: Type.Integer({ minimum: 1, description: 'of the configuration in force' }),
      configurationHash: Type.String({ description: 'of the configuration that was sent' }),
      change: Type.Optional(
        Type.Object(
          {
            proposalId: Type.String({ format: 'uuid' }),
            asks: AskedReviewers,
            review: Type.String({ description: 'what one of them has to run' }),
          },
          { description: 'what waits, and for whom' },
        ),
      ),
    }),
  ],
  { $id: 'Configured' },
);

@Controller('v1/projects/:project/configuration')
export class ConfigureProjectController {
  constructor(private readonly commands: CommandBus) {}

  /** Configure the project, or propose it where a change of policy is reviewed; the same content again changes nothing. */
  @Put()
  @RequirePermission('project:configure')
  @Answers(ConfiguredView, 'the configuration is in force, or proposed')
  configure(
    @Param('project') project: string,
    @Body() { configuration, ...terms }: ConfigureProjectDto,
    @IfMatch() ifMatch: bigint | undefined,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ConfigureProject(cause, project, configuration, ifMatch, terms));
  }
}
