import type { Located } from '../../compare/domain';
import type { ObservedDatabase } from './document';

type Migrations = readonly { readonly id: string }[];
/** Absent where nothing tells of an order. */
interface Order {
  readonly migrationOrder?: readonly string[];
}

/** In which order the declared ones are to run, where the database tells in which they ran. */
export function declaredOrder(declared: Migrations, observed: ObservedDatabase | undefined): Order {
  return observed?.ordered === true ? { migrationOrder: declared.map(({ id }) => id) } : {};
}

/** In which order they ran. */
export function appliedOrder({ ordered, migrations }: ObservedDatabase): Order {
  return ordered === true ? { migrationOrder: migrations.map(({ id }) => id) } : {};
}

/** What is wrong with a migration; undefined where it is no migration that the path leads to. */
export function migrationProblem([part, , field]: readonly string[], { kind, observed }: Located): string | undefined {
  if (part === 'migrationOrder') return 'the migrations ran in another order than the release has them in';
  if (part !== 'migrations') return undefined;
  if (field === 'state') {
    return observed === 'failed'
      ? 'the migration failed, and may have been applied in part'
      : 'the migration was begun and not ended: it may have been applied in part';
  }
  if (kind === 'unexpected' && isFailed(observed)) return 'a migration that is not in the declared release failed here';
  return {
    missing: 'the migration has not been applied',
    unexpected: 'a migration was applied that is not in the declared release',
    changed: 'another migration was applied under this id',
  }[kind];
}

const isFailed = (observed: unknown) =>
  typeof observed === 'object' && observed !== null && 'state' in observed && observed.state !== undefined;
