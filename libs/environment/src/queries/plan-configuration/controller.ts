import { Answers, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ConfigurationDto } from '../../commands/configure-project/dto';
import { ConfigurationPlace } from '../../configuration/configuration-delta';
import { AskedReviewers, FallOut } from '../../configuration-change';
import { PlanConfiguration } from './query';

const Stranded = Type.Object({
  environment: Type.String(),
  release: Type.String({ description: 'alias of the release that is declared there' }),
  because: Type.String(),
});
const EndangeredPromotion = Type.Object({
  promotionId: Type.String(),
  environment: Type.String(),
  alias: Type.Union([Type.String(), Type.Null()]),
  requester: Type.String(),
});

const ConfigurationPlan = Type.Object(
  {
    baseVersion: Type.Integer({ minimum: 0, description: 'of the configuration that it was held against; 0 for none' }),
    changes: Type.Array(ConfigurationPlace),
    asks: Type.Union([AskedReviewers, Type.Null()], {
      description: 'whose words it would wait for; null when it would be in force at once',
    }),
    fallsOut: Type.Array(FallOut, {
      description: 'values of environments that would no longer be allowed; with more than 200 it cannot be applied',
    }),
    stranded: Type.Array(Stranded, { description: 'environments whose intent would not resolve again' }),
    statesGone: Type.Array(Type.String(), { description: 'release states that there would be no more' }),
    promotions: Type.Array(EndangeredPromotion, {
      description: 'under way to environments that would be gone; at most 200',
    }),
  },
  { $id: 'ConfigurationPlan' },
);

@Controller('v1/projects/:project/configuration/plan')
export class PlanConfigurationController {
  constructor(private readonly queries: QueryBus) {}

  /** What this configuration would change, whose words it would need and what would fall out; nothing is written. */
  @Post()
  @RequirePermission('project:read')
  @Answers(ConfigurationPlan, 'what would change')
  plan(@Param('project') project: string, @Body() { configuration }: ConfigurationDto) {
    return this.queries.execute(new PlanConfiguration(project, configuration));
  }
}
