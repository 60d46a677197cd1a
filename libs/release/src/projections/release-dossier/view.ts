import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { EvidenceAttached, ReleaseCut } from '../../events';
import { MigrationSafety, StatementSafety } from '../../events/migrations-registered';
import { ReleaseContent } from '../../release-content';
import { ActorView, BuildView } from '../builds/view';
import { movedKinds } from './moved';

const Instant = Type.String({ format: 'date-time' });
const Digest = Type.String({ pattern: DIGEST_PATTERN });
const Happening = { at: Instant, position: Type.String() };

const ReachedStateView = Type.Object({
  state: Type.String(),
  promotionId: Type.Optional(Type.String()),
  ...Happening,
});

const PlaceView = Type.Object({
  environment: Type.String(),
  intentRevision: Type.Integer(),
  declaredAt: Instant,
  convergedAt: Type.Union([Instant, Type.Null()], { description: 'null while it was not found there as declared' }),
});

const EvidenceView = Type.Object({
  ...Type.Omit(EvidenceAttached.schema, ['project', 'releaseId']).properties,
  ...Happening,
  by: ActorView,
});

const MigrationView = Type.Object({
  id: Type.String(),
  checksum: Digest,
  releaseId: Type.Union([Digest, Type.Null()], {
    description: 'the release that brought it; null while not known here',
  }),
  /** Absent where nobody looked: then it is not known. */
  safety: Type.Optional(MigrationSafety),
  because: Type.Optional(Type.String({ description: 'the reason of its worst statement' })),
  statements: Type.Optional(
    Type.Array(StatementSafety, { description: 'the worst of them; only of migrations that this release brought' }),
  ),
  omitted: Type.Optional(Type.Integer({ description: 'how many statements there are beside them' })),
  requires: Type.Array(Type.Object({ releaseId: Digest, alias: Type.Union([Type.String(), Type.Null()]) }), {
    description: 'releases that have to have converged in an environment before it runs there',
  }),
});

const MovedView = Type.Object(
  {
    since: Type.Union([Type.String(), Type.Null()], {
      description: 'alias of the release that was cut before it; null for the first',
    }),
    parts: Type.Array(
      Type.Object({
        kind: Type.Union(movedKinds.map((kind) => Type.Literal(kind))),
        name: Type.String({ description: 'component, module, flag, dataset, manifest, or database' }),
        count: Type.Optional(Type.Integer({ description: 'how many migrations of the database are new' })),
        destructive: Type.Optional(Type.Integer({ description: 'how many of them destroy something' })),
      }),
      { description: 'at most 20' },
    ),
    more: Type.Integer({ description: 'how many more there are' }),
  },
  { description: 'what is otherwise than in the release that was cut before it' },
);

export const ReleaseListedView = Type.Object(
  {
    releaseId: Digest,
    alias: Type.String(),
    cutAt: Instant,
    cutBy: ActorView,
    artifacts: ReleaseContent.properties.artifacts,
    states: Type.Array(ReachedStateView),
    evidence: Type.Object({ passed: Type.Integer(), failed: Type.Integer() }),
    where: Type.Array(PlaceView),
    moved: MovedView,
    position: Type.String(),
  },
  { $id: 'ReleaseListed' },
);

export const ReleaseDossierView = Type.Object(
  {
    project: Type.String(),
    releaseId: Digest,
    alias: Type.String(),
    aliases: Type.Array(Type.String()),
    content: ReleaseContent,
    buildIds: Type.Array(Type.String()),
    builds: Type.Array(BuildView),
    migrations: Type.Record(Type.String(), Type.Array(MigrationView), {
      description: 'by database, in the order in which they run',
    }),
    involved: ReleaseCut.schema.properties.involved,
    cutAt: Instant,
    cutBy: ActorView,
    evidence: Type.Array(EvidenceView),
    states: Type.Array(ReachedStateView),
    where: Type.Array(PlaceView),
    position: Type.String(),
  },
  { $id: 'ReleaseDossier' },
);
