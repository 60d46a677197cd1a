import type { PageRequest } from '@ledgerline/platform/http';
import { Answers, ListPage, PageView, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { API_KEYS, ListApiKeys } from './query';

const ActorView = Type.Object({ kind: Type.String(), id: Type.String() }, { $id: 'Actor' });

const ApiKeyView = Type.Object(
  {
    keyId: Type.String(),
    project: Type.String(),
    principal: ActorView,
    role: Type.String(),
    groups: Type.Array(Type.String()),
    environment: Type.Optional(Type.String()),
    issuedAt: Type.String({ format: 'date-time' }),
    issuedBy: ActorView,
    position: Type.String(),
    expiresAt: Type.Optional(
      Type.String({ format: 'date-time', description: 'from when on it opens nothing; never when absent' }),
    ),
    rotated: Type.Optional(
      Type.Object(
        {
          at: Type.String({ format: 'date-time' }),
          by: ActorView,
          reason: Type.String(),
          formerUntil: Type.String({ format: 'date-time', description: 'until when the secret before opens, too' }),
        },
        { description: 'when it got the secret that it has now; absent where that is its first' },
      ),
    ),
    signedInAt: Type.Optional(
      Type.String({
        format: 'date-time',
        description: 'when somebody signed in with it last; what programs do with it is not recorded',
      }),
    ),
    revoked: Type.Optional(
      Type.Object({ at: Type.String({ format: 'date-time' }), by: ActorView, reason: Type.String() }),
    ),
  },
  { $id: 'ApiKey' },
);

@ReadsFrom('api_keys')
@Controller('v1/projects/:project/api-keys')
export class ApiKeysController {
  constructor(private readonly queries: QueryBus) {}

  /** The API keys of the project, revoked ones too, the newest first; never their secrets. */
  @Get()
  @RequirePermission('access:administer')
  @Answers(PageView(ApiKeyView, 'ApiKeys'), 'a page of keys')
  list(@Param('project') project: string, @ListPage(API_KEYS) page: PageRequest) {
    return this.queries.execute(new ListApiKeys(project, page));
  }
}
