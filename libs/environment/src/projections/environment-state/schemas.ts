import { PageView } from '@ledgerline/platform/http';
import { Type } from '@sinclair/typebox';
import { IntentDeclared } from '../../events';

const Instant = Type.String({ format: 'date-time' });
const Nothing = Type.Null();
const oneOf = <Text extends string>(...texts: readonly Text[]) => Type.Union(texts.map((text) => Type.Literal(text)));

const IntentSummary = Type.Object(
  {
    intentRevision: Type.Integer({ minimum: 1 }),
    intentHash: Type.String(),
    release: Type.Object({ id: Type.String(), alias: Type.String() }),
    overlayVersion: Type.Integer({ minimum: 0 }),
    since: Instant,
    position: Type.String(),
    because: IntentDeclared.schema.properties.because,
    declaredBy: Type.String(),
  },
  { $id: 'EnvironmentIntent' },
);

const Rollout = Type.Object(
  {
    status: oneOf('started', 'progressed', 'finished', 'failed'),
    deployer: Type.String(),
    step: Type.Optional(Type.String()),
    done: Type.Optional(Type.Integer()),
    of: Type.Optional(Type.Integer()),
    reason: Type.Optional(Type.String()),
    at: Instant,
    position: Type.String(),
  },
  { $id: 'EnvironmentRollout' },
);

export const EnvironmentSchema = Type.Object(
  {
    environment: Type.String(),
    admits: Type.String({ description: 'the release state that may enter' }),
    after: Type.Array(Type.String()),
    labels: Type.Record(Type.String(), Type.String()),
    observe: Type.Array(Type.String()),
    promote: oneOf('automatically', 'on-request'),
    paused: Type.Union(
      [
        Type.Object({
          reason: Type.String(),
          person: Type.Optional(Type.String()),
          promotionId: Type.Optional(Type.String({ description: 'the rollback that paused it' })),
          at: Instant,
          position: Type.String(),
        }),
        Nothing,
      ],
      { description: 'why nothing is promoted here by itself, though it would be' },
    ),
    status: oneOf('empty', 'declared', 'rolling-out', 'rolled-out', 'rollout-failed', 'converged'),
    intent: Type.Union([IntentSummary, Nothing]),
    converged: Type.Union([Type.Object({ at: Instant, position: Type.String() }), Nothing], {
      description: 'when observations established that it is as declared; null until then',
    }),
    rollout: Type.Union([Rollout, Nothing], { description: 'the last report about this intent' }),
  },
  { $id: 'Environment' },
);

export const EnvironmentsSchema = PageView(EnvironmentSchema, 'Environments');
