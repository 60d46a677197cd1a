import { serials } from '../memory/column-type';
import type { Name } from '../names';
import { shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { ColumnDef, Constraint, TypeName } from '../sql-syntax';
import { textsOf, unwrapAll } from '../sql-syntax';
import { unsteadyCalls } from '../expressions';

const KIND = 'ADD COLUMN';
const BY_PARTS =
  'add the column without it; then `ALTER COLUMN … SET DEFAULT` for new rows, and fill the old ones in portions';

/** A new column of a table that others use. Every row that is there gets it, and the running release knows nothing of it. */
export function addColumn(table: Name, column: ColumnDef): Finding {
  const name = shown([...table, column.colname ?? '']);
  const constraints = unwrapAll(column.constraints, 'Constraint');
  return (
    breaking(name, column, constraints) ??
    rewriting(name, column, constraints) ??
    checking(name, constraints) ??
    additive(KIND, `${name} is empty or the same in every row, and nothing that runs names it`)
  );
}

function breaking(name: string, column: ColumnDef, constraints: readonly Constraint[]): Finding | undefined {
  if (isSerial(column.typeName)) return undefined;
  const of = (...kinds: readonly string[]) => constraints.some(({ contype = '' }) => kinds.includes(contype));
  if (!of('CONSTR_NOTNULL', 'CONSTR_PRIMARY') || of('CONSTR_DEFAULT', 'CONSTR_IDENTITY', 'CONSTR_GENERATED')) {
    return undefined;
  }
  return destructive(
    KIND,
    `${name} is NOT NULL and has no default: adding it fails when there are rows, and then so do the inserts of the running release`,
    'give it a DEFAULT; or add it without NOT NULL, and set that when every release that runs fills it',
  );
}

function rewriting(name: string, { typeName }: ColumnDef, constraints: readonly Constraint[]): Finding | undefined {
  const stored = constraints.find(
    ({ contype, generated_kind }) => contype === 'CONSTR_GENERATED' && generated_kind !== 'v',
  );
  if (stored !== undefined) {
    return blocking(
      KIND,
      `${name} is computed and stored for every row: the table is rewritten, and nobody reads it meanwhile`,
      BY_PARTS,
    );
  }
  if (isSerial(typeName) || constraints.some(({ contype }) => contype === 'CONSTR_IDENTITY')) {
    return blocking(
      KIND,
      `${name} gets a number of its own in every row: the table is rewritten, and nobody reads it meanwhile`,
      BY_PARTS,
    );
  }
  const calls = constraints
    .filter(({ contype }) => contype === 'CONSTR_DEFAULT')
    .flatMap(({ raw_expr: expression }) => unsteadyCalls(expression));
  if (calls.length === 0) return undefined;
  return blocking(
    KIND,
    `the default of ${name} calls ${calls.slice(0, 3).join(', ')}, which may give every row a value of its own: the table is rewritten, and nobody reads it meanwhile`,
    BY_PARTS,
  );
}

function isSerial(type: TypeName | undefined): boolean {
  return serials.has(textsOf(type?.names).at(-1) ?? '');
}

function checking(name: string, constraints: readonly Constraint[]): Finding | undefined {
  const has = (...kinds: readonly string[]) => constraints.some(({ contype = '' }) => kinds.includes(contype));
  if (has('CONSTR_UNIQUE', 'CONSTR_PRIMARY')) {
    return blocking(
      KIND,
      `${name} gets an index at once: nobody writes to the table while it is built`,
      'add the column; then CREATE UNIQUE INDEX CONCURRENTLY and ADD CONSTRAINT … USING INDEX',
    );
  }
  // Where every row is NULL, PostgreSQL does not look for what it refers to.
  if (has('CONSTR_CHECK') || (has('CONSTR_FOREIGN') && has('CONSTR_DEFAULT'))) {
    return blocking(
      KIND,
      `every row is held against the constraint of ${name} while nobody else uses the table`,
      'add the column; then ADD CONSTRAINT … NOT VALID, and VALIDATE CONSTRAINT in a later migration',
    );
  }
  return undefined;
}
