import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Instant = Type.String({ format: 'date-time' });

export const Safety = Type.Union(
  ['additive', 'blocking', 'destructive', 'unknown'].map((safety) => Type.Literal(safety)),
) as unknown as ReturnType<typeof Type.Unsafe<Safety>>;
/** What a migration does to a database that is in use; `unknown` where nobody has read it. */
export type Safety = 'additive' | 'blocking' | 'destructive' | 'unknown';

export const MigrationFact = Type.Object({
  database: Type.String(),
  id: Type.String(),
  safety: Safety,
  /** Why it is not additive. */
  because: Type.Optional(Type.String()),
});
export type MigrationFact = Static<typeof MigrationFact>;

/** What a release's migrations mean for one environment. */
export const MigrationsFact = Type.Object({
  /** Those that the environment does not have yet, in the order in which they run. */
  toRun: Type.Array(MigrationFact),
  /** Those that it has and the release has not: what was done stays done. */
  staying: Type.Array(MigrationFact),
  /** Why they cannot run like that, in sentences. */
  problems: Type.Array(
    Type.Object({ database: Type.String(), id: Type.String(), problem: Type.String(), says: Type.String() }),
  ),
});
export type MigrationsFact = Static<typeof MigrationsFact>;

export const DatasetFact = Type.Object({
  version: Type.String(),
  takenAt: Type.Optional(Instant),
  /** By database, the last migration of the schema that it was taken on. */
  schema: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type DatasetFact = Static<typeof DatasetFact>;

/** When something is shut: from one instant to another, or again and again within them. */
export const FreezeFact = Type.Object({
  freezeId: Type.String(),
  name: Type.String(),
  reason: Type.String(),
  from: Instant,
  until: Instant,
  recurrence: Type.Optional(Type.Object({ rrule: Type.String(), duration: Type.String(), timezone: Type.String() })),
  /** Who may lift it. */
  liftedBy: Type.String(),
});
export type FreezeFact = Static<typeof FreezeFact>;

export const ExceptionFact = Type.Object({
  exceptionId: Type.String(),
  gate: Type.String(),
  reason: Type.String(),
  approvedBy: Type.Array(Type.String()),
  until: Instant,
});
export type ExceptionFact = Static<typeof ExceptionFact>;
