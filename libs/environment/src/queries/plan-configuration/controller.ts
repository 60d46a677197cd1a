import { Answers, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ConfigurationDto } from '../../commands/configure-project/dto';
import { PlanConfiguration } from './query';

const ConfigurationPlan = Type.Object(
  {
    changes: Type.Array(
      Type.Object({
        path: Type.String({ description: 'JSON pointer (RFC 6901) into the configuration' }),
        kind: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
        from: Type.Unknown({ description: 'null for nothing' }),
        to: Type.Unknown({ description: 'null for nothing' }),
      }),
    ),
  },
  { $id: 'ConfigurationPlan' },
);

@Controller('v1/projects/:project/configuration/plan')
export class PlanConfigurationController {
  constructor(private readonly queries: QueryBus) {}

  /** What this configuration would change; nothing is written. */
  @Post()
  @RequirePermission('project:read')
  @Answers(ConfigurationPlan, 'what would change')
  plan(@Param('project') project: string, @Body() { configuration }: ConfigurationDto) {
    return this.queries.execute(new PlanConfiguration(project, configuration));
  }
}
