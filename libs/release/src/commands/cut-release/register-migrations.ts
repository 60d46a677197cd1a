import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { ReleaseCut } from '../../events';
import { MigrationsRegistered } from '../../events';
import type { MigrationFacts } from '../../migrations/describe-migration';
import { severity } from '../../migrations/safety';
import type { KnownMigrations } from '../../state';

/** What is known of the migrations of a database that are new, by id. */
export type FactsById = ReadonlyMap<string, MigrationFacts>;

type Registered = MigrationsRegistered['data']['migrations'][number];

/** How much a registration may tell of single statements; beyond it only the class of a migration is recorded. */
const MAX_STATEMENT_BYTES = 256 * 1024;
/** What one event may have, with room for what the ledger adds. */
const MAX_BYTES = 960 * 1024;

/** Fixes what each new migration id means, and what it does: for ever, by the release that used it first. */
export function registerMigrations(
  { project, releaseId, content }: ReleaseCut['data'],
  database: string,
  known: KnownMigrations,
  facts: FactsById = new Map(),
): Decision<MigrationsRegistered, 'migration-changed' | 'migration-renamed' | 'release-too-large'> {
  const migrations = content.migrations[database] ?? [];
  const idOf = new Map([...known].map(([id, { checksum }]) => [checksum, id]));
  for (const [index, { id, checksum }] of migrations.entries()) {
    const pointer = `/migrations/${database}/${String(index)}`;
    const before = known.get(id);
    if (before !== undefined) {
      if (before.checksum === checksum) continue;
      const changed = { database, id, known: before.checksum, checksum, release: before.releaseId };
      return refuse('migration-changed', changed, `${pointer}/checksum`);
    }
    const twin = idOf.get(checksum);
    if (twin !== undefined) return refuse('migration-renamed', { database, id, known: twin }, `${pointer}/id`);
    idOf.set(checksum, id);
  }
  const fresh = migrations
    .filter(({ id }) => !known.has(id))
    .map((one) => ({ ...one, ...recorded(facts.get(one.id)) }));
  if (fresh.length === 0) return [];
  const registered = MigrationsRegistered({ project, database, releaseId, migrations: withinBounds(fresh) });
  const bytes = Buffer.byteLength(JSON.stringify(registered.data));
  return bytes > MAX_BYTES ? refuse('release-too-large', { bytes, limit: MAX_BYTES }) : [registered];
}

function recorded(facts: MigrationFacts | undefined): Omit<Registered, 'id' | 'checksum'> {
  if (facts === undefined) return {};
  const { safety, statements, omitted, requires } = facts;
  return {
    safety,
    ...(statements.length > 0 && { statements: [...statements] }),
    ...(omitted > 0 && { omitted }),
    ...(requires.length > 0 && { requires: [...requires] }),
  };
}

/** The worst migrations keep their statements, as far as there is room. */
function withinBounds(migrations: readonly Registered[]): Registered[] {
  const worstFirst = [...migrations].sort(({ safety: one }, { safety: other }) => rank(other) - rank(one));
  const kept = new Set<Registered>();
  let left = MAX_STATEMENT_BYTES;
  for (const migration of worstFirst) {
    left -= Buffer.byteLength(JSON.stringify(migration.statements ?? []));
    if (left < 0) break;
    kept.add(migration);
  }
  return migrations.map((migration) => (kept.has(migration) ? migration : withoutStatements(migration)));
}

function withoutStatements({ statements, omitted = 0, ...rest }: Registered): Registered {
  const all = (statements?.length ?? 0) + omitted;
  return all === 0 ? rest : { ...rest, omitted: all };
}

function rank(safety: Registered['safety']): number {
  return safety === undefined ? -1 : severity(safety);
}
