import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ShowVariance } from './query';

const OwnValueView = Type.Object(
  {
    environment: Type.String(),
    key: Type.String(),
    value: Type.Unknown(),
    proposalId: Type.String({ description: 'the proposal that brought it' }),
    proposer: Type.String(),
    version: Type.Integer({ minimum: 1, description: 'of the overlay; the one that brought it' }),
    since: Type.String({ format: 'date-time' }),
    position: Type.String(),
  },
  { $id: 'OwnValue' },
);

const VarianceView = Type.Object(
  {
    version: Type.Integer({ minimum: 1, description: 'of the configuration' }),
    rules: Type.Array(
      Type.Object(
        {
          key: Type.String({ description: 'as the rule is written; * stands for a part' }),
          owner: Type.String(),
          why: Type.String(),
          environments: Type.Union([Type.Array(Type.String()), Type.Null()], {
            description: 'between which environments it may differ; null for all of them',
          }),
          bounds: Type.Record(Type.String(), Type.Unknown(), {
            description: 'the keywords of JSON Schema that bound the value',
          }),
          relative: Type.Array(
            Type.Object({
              in: Type.Array(Type.String()),
              to: Type.String(),
              'at-least': Type.Optional(Type.Number()),
              'at-most': Type.Optional(Type.Number()),
              equal: Type.Optional(Type.Literal(true)),
            }),
            { description: 'bounds by the value of another environment' },
          ),
          credential: Type.Boolean({ description: 'the value is a reference to a credential and its version' }),
          uses: Type.Array(OwnValueView),
        },
        { $id: 'VarianceRuleInUse' },
      ),
    ),
    uncovered: Type.Array(OwnValueView, {
      description: 'values that no rule covers: those that an exception allows, and those whose rule is gone',
    }),
    isWhole: Type.Boolean({ description: 'false where there are more values than are told' }),
  },
  { $id: 'VarianceInUse' },
);

@ReadsFrom('overlay_proposals', 'project_configuration')
@Controller('v1/projects/:project/variance')
export class VarianceController {
  constructor(private readonly queries: QueryBus) {}

  /** What may differ between environments, within which bounds, and which of them have a value of their own; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(VarianceView, 'the variance rules with their use')
  show(@Param('project') project: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowVariance(project, moment));
  }
}
