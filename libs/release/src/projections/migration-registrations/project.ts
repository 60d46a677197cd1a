import type { Projection } from '@ledgerline/kernel';
import type { MigrationsRegistered } from '../../events';

/** What one release told of the migrations of one database that it was the first to use. */
export type MigrationRegistrationRow = MigrationsRegistered['data'];

/** What does each migration do to its database, and which release brought it? */
export const migrationRegistrations: Projection<MigrationRegistrationRow, MigrationsRegistered> = {
  name: 'migration_registrations',
  generation: 1,
  on: ['migrations.registered'],
  keyOf: ({ data: { project, database, releaseId } }) => `${project}/${database}/${releaseId}`,
  // An attempt that broke off may have registered some of them, and its repeat the rest.
  evolve: (row, { data }) => ({ ...data, migrations: [...(row?.migrations ?? []), ...data.migrations] }),
};
