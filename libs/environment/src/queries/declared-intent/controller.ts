import { Refusal } from '@ledgerline/kernel';
import { Answers, RequirePermission, tagged } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { IntentDocument } from '../../intent-document';
import { ReadIntent } from './query';

const DeclaredIntentView = Type.Object(
  {
    intentRevision: Type.Integer({ minimum: 1, description: 'counts the environment’s intents' }),
    intentHash: Type.String({ description: 'digest of the document' }),
    document: IntentDocument,
  },
  { $id: 'DeclaredIntent' },
);

@Controller('v1/projects/:project/environments/:environment/intent')
export class DeclaredIntentController {
  constructor(private readonly queries: QueryBus) {}

  /** What the environment is declared to be; for deployers, who poll it with `If-None-Match`. */
  @Get()
  @RequirePermission('project:read')
  @Answers(DeclaredIntentView, 'the intent in force')
  async read(@Param('project') project: string, @Param('environment') environment: string) {
    const intent = await this.queries.execute(new ReadIntent(project, environment));
    return intent instanceof Refusal ? intent : tagged(`${String(intent.intentRevision)}-${intent.intentHash}`, intent);
  }
}
