import { Answers, ListPage, type PageRequest, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { Count, PageFields, WalkedFields } from '../../replay/replay-view';
import { trialOutcomes } from '../../replay/try-decision';
import { TryPolicyDto } from './dto';
import { TRIALS, TryPolicy } from './query';

const TriedDecision = Type.Object({
  ...WalkedFields,
  outcome: Type.Union(trialOutcomes.map((outcome) => Type.Literal(outcome))),
  waitsFor: Type.Array(
    Type.Object({
      gate: Type.String(),
      because: Type.String(),
      asked: Type.Boolean({ description: 'whether a gate of this name was evaluated then' }),
    }),
  ),
  because: Type.Union([Type.String(), Type.Null()], { description: 'why it cannot be told' }),
});

const PolicyTrial = Type.Object(
  {
    tried: Count,
    outcomes: Type.Object(Object.fromEntries(trialOutcomes.map((outcome) => [outcome, Count]))),
    different: Type.Array(TriedDecision, {
      description: 'whatever would not have come out the same, in the order of the ledger',
    }),
    ...PageFields,
  },
  { $id: 'PolicyTrial' },
);

@ReadsFrom('decisions')
@Controller('v1/projects/:project/decisions/replay')
export class TryPolicyController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * What would have come out under another policy: each decision of a range on the facts of its own moment. Words count as
   * they were given, though for the plan of then; a state that was reached counts as reached. Nothing is recorded.
   */
  @Post()
  @RequirePermission('decision:replay')
  @Answers(PolicyTrial, 'how many would have come out the same, and those that would not')
  try(
    @Param('project') project: string,
    @Body() { policy, since, until }: TryPolicyDto,
    @ListPage(TRIALS, 1, { usual: 5_000, most: 5_000 }) page: PageRequest,
  ) {
    const range = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
    return this.queries.execute(new TryPolicy(project, policy, range, page));
  }
}
