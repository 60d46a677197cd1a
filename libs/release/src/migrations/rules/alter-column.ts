import { columnType, typeChange } from '../memory/column-type';
import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { TypeName, Wrapped } from '../sql-syntax';
import { textsOf, unwrap, unwrapAll } from '../sql-syntax';
import { AFTERWARDS } from './rule';

const NEW_COLUMN =
  'add a column of the new type, write both from the next release on, fill it, then let readers move and drop the old one';
const ALWAYS = 'a'.charCodeAt(0);

export function dropColumn(table: Name, column: string, memory: Memory): Finding {
  const name = shown([...table, column]);
  if (memory.isOwn('column', [...table, column])) return additive('DROP COLUMN', `${name} was added by this migration`);
  return destructive('DROP COLUMN', `${name} is lost, and a release that names it fails`, AFTERWARDS);
}

export function changeType(table: Name, column: string, def: Wrapped | undefined, memory: Memory): Finding {
  const kind = 'ALTER COLUMN TYPE';
  const name = shown([...table, column]);
  const { typeName, raw_default: using, collClause } = unwrap(def, 'ColumnDef') ?? {};
  const before = memory.column(table, column)?.type;
  const after = columnType(typeName);
  const isPlain = collClause === undefined && (using === undefined || isCastOf(column, using, typeName));
  if (before === undefined || after === undefined || !isPlain) {
    const why = isPlain ? 'what it was is not told by the migrations' : 'its values are computed anew';
    return destructive(
      kind,
      `${name} gets another type, and ${why}: the table may be rewritten under a lock, and values may change or not fit`,
      NEW_COLUMN,
    );
  }
  switch (typeChange(before, after)) {
    case 'none':
      return additive(kind, `${name} has this type already`);
    case 'catalogue-only':
      return additive(kind, `${name} only gets wider: no row is touched`);
    case 'rewrite-of-the-same-values':
      return blocking(
        kind,
        `${name} gets wider, and every row is rewritten: nobody reads the table meanwhile`,
        NEW_COLUMN,
      );
    case 'other-values':
      return destructive(
        kind,
        `${name} gets a type that may not hold what is there, or holds it differently; the running release expects the old one`,
        NEW_COLUMN,
      );
  }
}

export function setNotNull(table: Name, column: string, memory: Memory): Finding {
  const kind = 'SET NOT NULL';
  const name = shown([...table, column]);
  if (memory.column(table, column)?.notNull === true) return additive(kind, `${name} has no NULL already`);
  if (memory.isProven(table, column)) {
    return additive(kind, `a constraint says already that ${name} has no NULL, and every row was held against it`);
  }
  return destructive(
    kind,
    `the running release may leave ${name} out or write NULL, which fails from now on; and every row is looked at while nobody else uses the table`,
    'when every release that runs fills it: ADD CONSTRAINT … CHECK (column IS NOT NULL) NOT VALID; in a later migration VALIDATE CONSTRAINT, then SET NOT NULL',
  );
}

export function changeDefault(table: Name, column: string, def: Wrapped | undefined, memory: Memory): Finding {
  const name = shown([...table, column]);
  if (def !== undefined) return additive('SET DEFAULT', `only rows that come are given it in ${name}`);
  const known = memory.column(table, column);
  if (known?.notNull === false && memory.isOwn('column', [...table, column])) {
    return additive('DROP DEFAULT', `${name} was added by this migration, and may be NULL`);
  }
  return destructive(
    'DROP DEFAULT',
    `the running release may leave ${name} out: then it is NULL, or the insert fails`,
    AFTERWARDS,
  );
}

export function dropNotNull(table: Name, column: string): Finding {
  return additive(
    'DROP NOT NULL',
    `${shown([...table, column])} may be NULL from now on; nothing writes that before a release that knows`,
  );
}

export function addIdentity(table: Name, column: string, def: Wrapped | undefined): Finding {
  const always = unwrap(def, 'Constraint')?.generated_when === 'a';
  return identity(table, column, always, 'ADD GENERATED AS IDENTITY');
}

export function setIdentity(table: Name, column: string, def: Wrapped | undefined): Finding {
  const list = unwrap(def, 'List')?.items;
  const options = unwrapAll(list, 'DefElem');
  const generated = options.find(({ defname }) => defname === 'generated')?.arg;
  const always = unwrap(generated, 'Integer')?.ival === ALWAYS;
  // Whatever else it sets is the sequence's: where it starts again, numbers come twice.
  return identity(table, column, always || options.some(({ defname }) => defname !== 'generated'), 'SET GENERATED');
}

function identity(table: Name, column: string, breaks: boolean, kind: string): Finding {
  const name = shown([...table, column]);
  if (!breaks) return additive(kind, `${name} is given a number where an insert leaves it out`);
  return destructive(
    kind,
    `an insert of the running release that names ${name} may fail, or get a number twice`,
    'use GENERATED BY DEFAULT, and leave the sequence as it is',
  );
}

/** `USING column::type`, which is what happens without it too. */
function isCastOf(column: string, using: Wrapped, type: TypeName | undefined): boolean {
  const cast = unwrap(using, 'TypeCast');
  const field = unwrap(cast?.arg, 'ColumnRef')?.fields;
  return String(textsOf(field)) === column && JSON.stringify(cast?.typeName) === JSON.stringify(type);
}
