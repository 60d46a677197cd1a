import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { safeties } from '../migrations/safety';

export const MigrationSafety = Type.Union(safeties.map((safety) => Type.Literal(safety)));

/** What a statement does, with the line of the script on which it begins. It names objects, and repeats no literal. */
export const StatementSafety = Type.Object({
  line: Type.Integer({ minimum: 1 }),
  /** As SQL calls it: `DROP COLUMN`. */
  kind: Type.String(),
  safety: MigrationSafety,
  reason: Type.String(),
  instead: Type.Optional(Type.String()),
});

/** Migration ids that a release uses for the first time; from here on each of them means these bytes, for ever. */
export const MigrationsRegistered = defineEvent(
  'migrations.registered',
  1,
  Type.Object({
    project: Type.String(),
    database: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    migrations: Type.Array(
      Type.Object({
        id: Type.String(),
        checksum: Type.String({ pattern: DIGEST_PATTERN }),
        /** That of its worst statement; absent where nobody looked, and so not known. */
        safety: Type.Optional(MigrationSafety),
        /** The worst of them, in the order in which they run. */
        statements: Type.Optional(Type.Array(StatementSafety)),
        /** How many there are beside them. */
        omitted: Type.Optional(Type.Integer({ minimum: 1 })),
        /** Releases that have to have converged in an environment before it runs there. */
        requires: Type.Optional(Type.Array(Type.String({ pattern: DIGEST_PATTERN }))),
      }),
      { minItems: 1 },
    ),
  }),
  {
    project: 'checkout',
    database: 'orders',
    releaseId: `sha256:${'b'.repeat(64)}`,
    migrations: [{ id: '0001_create_orders', checksum: `sha256:${'c'.repeat(64)}` }],
  },
);
export type MigrationsRegistered = EventOf<typeof MigrationsRegistered>;
