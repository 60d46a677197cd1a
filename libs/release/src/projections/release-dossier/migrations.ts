import type { MigrationsRegistered } from '../../events';
import type { ReleaseContent } from '../../release-content';
import type { MigrationRegistrationRow } from '../migration-registrations/project';

type Registered = MigrationsRegistered['data']['migrations'][number];

/** Every release that one of them requires. */
export function requiredReleases(registrations: readonly MigrationRegistrationRow[]): readonly string[] {
  return [...new Set(registrations.flatMap(({ migrations }) => migrations.flatMap(({ requires = [] }) => requires)))];
}

/** A migration of a release, with what it does to its database. */
export interface MigrationShown extends Pick<Registered, 'id' | 'checksum' | 'safety' | 'omitted'> {
  /** The release that brought it; null for one that the read side does not know yet. */
  readonly releaseId: string | null;
  /** The reason of its worst statement. */
  readonly because?: string;
  /** What each statement does; only of those that this release brought. */
  readonly statements?: Registered['statements'];
  readonly requires: readonly { readonly releaseId: string; readonly alias: string | null }[];
}

/** The migrations of a release, database by database in the order in which they run, given everything registered there. */
export function migrationsOf(
  releaseId: string,
  content: ReleaseContent,
  registrations: readonly MigrationRegistrationRow[],
  /** Aliases by release id. */
  aliases: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly MigrationShown[]>> {
  return Object.fromEntries(
    Object.entries(content.migrations).map(([database, list]) => {
      const known = new Map(
        registrations
          .filter((row) => row.database === database)
          .flatMap((row) => row.migrations.map((one) => [one.id, { one, by: row.releaseId }] as const)),
      );
      return [database, list.map((migration) => shown(migration, releaseId, known.get(migration.id), aliases))];
    }),
  );
}

function shown(
  { id, checksum }: Pick<Registered, 'id' | 'checksum'>,
  releaseId: string,
  registered: { readonly one: Registered; readonly by: string } | undefined,
  aliases: ReadonlyMap<string, string>,
): MigrationShown {
  if (registered === undefined) return { id, checksum, releaseId: null, requires: [] };
  const { one, by } = registered;
  const { safety, statements, omitted, requires = [] } = one;
  const because = statements?.find((statement) => statement.safety === safety)?.reason;
  return {
    id,
    checksum,
    releaseId: by,
    ...(safety !== undefined && { safety }),
    ...(because !== undefined && { because }),
    ...(by === releaseId && statements !== undefined && { statements }),
    ...(by === releaseId && omitted !== undefined && { omitted }),
    requires: requires.map((required) => ({ releaseId: required, alias: aliases.get(required) ?? null })),
  };
}
