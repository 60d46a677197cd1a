import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** Migration ids that a release uses for the first time; from here on each of them means these bytes, for ever. */
export const MigrationsRegistered = defineEvent(
  'migrations.registered',
  1,
  Type.Object({
    project: Type.String(),
    database: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    migrations: Type.Array(Type.Object({ id: Type.String(), checksum: Type.String({ pattern: DIGEST_PATTERN }) }), {
      minItems: 1,
    }),
  }),
  {
    project: 'checkout',
    database: 'orders',
    releaseId: `sha256:${'b'.repeat(64)}`,
    migrations: [{ id: '0001_create_orders', checksum: `sha256:${'c'.repeat(64)}` }],
  },
);
export type MigrationsRegistered = EventOf<typeof MigrationsRegistered>;
