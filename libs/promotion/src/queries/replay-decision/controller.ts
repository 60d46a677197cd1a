import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ReplayFields } from '../../replay/replay-view';
import { ReplayDecision } from './query';

const DecisionReplay = Type.Object({ decisionId: Type.String(), ...ReplayFields }, { $id: 'DecisionReplay' });

@ReadsFrom('decisions')
@Controller('v1/projects/:project/decisions/:decisionId/replay')
export class ReplayDecisionController {
  constructor(private readonly queries: QueryBus) {}

  /** The decision made once more: by its recorded policy on its recorded inputs, and these held against the ledger of then. */
  @Get()
  @RequirePermission('decision:replay')
  @Answers(DecisionReplay, 'the same, or every difference')
  replay(@Param('project') project: string, @Param('decisionId') decisionId: string) {
    return this.queries.execute(new ReplayDecision(project, decisionId));
  }
}
