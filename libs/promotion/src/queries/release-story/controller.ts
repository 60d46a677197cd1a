import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { TellRelease } from './query';

const Text = Type.String();
const Instant = Type.String({ format: 'date-time' });
const Until = Type.Union([Instant, Type.Null()], { description: 'null while it goes on' });
const oneOf = (...words: readonly string[]) => Type.Union(words.map((word) => Type.Literal(word)));

const way = {
  steps: Type.Array(
    Type.Object({
      at: Instant,
      did: oneOf(
        ...['requested', 'planned', 'approved', 'took-back', 'broke-gates', 'authorized', 'declared'],
        ...['completed', 'failed', 'aborted', 'superseded', 'reached'],
      ),
      person: Type.Union([Text, Type.Null()]),
    }),
  ),
  stretches: Type.Array(
    Type.Object({ doing: oneOf('planning', 'waiting', 'declaring', 'rolling-out'), from: Instant, to: Until }),
    { description: 'without a gap between them' },
  ),
  waits: Type.Array(Type.Object({ gate: Text, because: Text, from: Instant, to: Until }), {
    description: 'for so long each gate stood in the way; they overlap',
  }),
};

const ReleaseStoryView = Type.Object(
  {
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    alias: Text,
    rejection: Type.Union(
      [
        Type.Object({
          person: Text,
          reason: Text,
          environments: Type.Optional(Type.Array(Text, { description: 'everywhere when absent' })),
          at: Instant,
        }),
        Type.Null(),
      ],
      { description: 'null while it may go on' },
    ),
    states: Type.Array(Type.Object({ state: Text, ...way })),
    promotions: Type.Array(
      Type.Object({
        ...{ promotionId: Text, environment: Text, requester: Text, reason: Text, ...way },
        status: oneOf(
          ...['requested', 'gated', 'authorized', 'rolling-out', 'completed', 'failed', 'aborted', 'superseded'],
        ),
        kind: Type.Optional(oneOf('rollback', 'retry')),
        automatic: Type.Optional(Type.Literal(true)),
        ended: Type.Union([Text, Type.Null()]),
      }),
      { description: 'the 50 newest, the newest first' },
    ),
  },
  { $id: 'ReleaseStory' },
);

@ReadsFrom('promotion_board', 'release_dossier')
@Controller('v1/projects/:project/releases/:ref/story')
export class ReleaseStoryController {
  constructor(private readonly queries: QueryBus) {}

  /** What the release did and what it waited for, in every environment: where its time went, and whether it is rejected. */
  @Get()
  @RequirePermission('project:read')
  @Answers(ReleaseStoryView, 'its promotions and states, each with steps, stretches and waits')
  tell(@Param('project') project: string, @Param('ref') release: string, @At() moment?: Moment) {
    return this.queries.execute(new TellRelease(project, release, moment));
  }
}
