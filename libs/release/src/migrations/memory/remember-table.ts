import type { Name } from '../names';
import { nameOf } from '../names';
import type { AlterTableCmd, ColumnDef, Constraint, CreateStmt } from '../sql-syntax';
import { textsOf, unwrap, unwrapAll } from '../sql-syntax';
import { columnType, serials } from './column-type';
import type { Memory } from './memory';

/** A table that is made here: its columns, and which of them have no NULL. */
export function rememberTable(
  { relation, tableElts = [], inhRelations, constraints = [], oncommit, if_not_exists }: CreateStmt,
  memory: Memory,
  /** Its columns come from a query. */
  selected = false,
): void {
  const table = nameOf(relation);
  if (relation?.relpersistence === 't') {
    memory.madeTemporary(table, oncommit === 'ONCOMMIT_DROP');
    return;
  }
  // Where it may be there already, nothing is known of what it has.
  if (if_not_exists === true && !memory.isNew(table)) return;
  memory.made('relation', table);
  const copied = tableElts.some((element) => Object.hasOwn(element, 'TableLikeClause'));
  memory.newTable(table, selected || copied || inhRelations !== undefined);
  for (const column of unwrapAll(tableElts, 'ColumnDef')) rememberColumn(table, column, memory);
  for (const constraint of unwrapAll([...tableElts, ...constraints], 'Constraint')) {
    rememberConstraint(table, constraint, memory);
  }
}

type Remembering = (table: Name, command: AlterTableCmd, memory: Memory) => void;

const commands: Readonly<Record<string, Remembering>> = {
  AT_AddColumn(table, { def, missing_ok: maybe }, memory) {
    const column = unwrap(def, 'ColumnDef') ?? {};
    // Where it may be there already, nothing is known of what it is.
    if (maybe !== true || memory.isNewColumn(table, column.colname ?? '')) rememberColumn(table, column, memory);
  },
  AT_DropColumn(table, { name = '' }, memory) {
    memory.dropColumn(table, name);
  },
  AT_AlterColumnType(table, { name = '', def }, memory) {
    const type = columnType(unwrap(def, 'ColumnDef')?.typeName);
    if (type !== undefined) memory.setColumn(table, name, { type });
  },
  AT_SetNotNull(table, { name = '' }, memory) {
    memory.setColumn(table, name, { notNull: true });
  },
  AT_DropNotNull(table, { name = '' }, memory) {
    memory.setColumn(table, name, { notNull: false });
  },
  AT_AddConstraint(table, { def }, memory) {
    const constraint = unwrap(def, 'Constraint') ?? {};
    rememberConstraint(table, constraint, memory);
    if (constraint.conname !== undefined) memory.addedConstraint(table, constraint.conname);
  },
  AT_ValidateConstraint(table, { name = '' }, memory) {
    memory.validated(table, name);
  },
  AT_DropConstraint(table, { name = '' }, memory) {
    memory.dropConstraint(table, name);
  },
};

/** One part of an `ALTER TABLE`, after it was looked at. */
export function rememberCommand(table: Name, command: AlterTableCmd, memory: Memory): void {
  commands[command.subtype ?? '']?.(table, command, memory);
}

function rememberColumn(table: Name, { colname = '', typeName, constraints }: ColumnDef, memory: Memory): void {
  const type = columnType(typeName);
  const own = unwrapAll(constraints, 'Constraint');
  const has = (...kinds: readonly string[]) => own.some(({ contype = '' }) => kinds.includes(contype));
  const isSerial = serials.has(textsOf(typeName?.names).at(-1) ?? '');
  memory.setColumn(table, colname, {
    ...(type && { type }),
    notNull: has('CONSTR_NOTNULL', 'CONSTR_PRIMARY', 'CONSTR_IDENTITY') || isSerial,
  });
  memory.made('column', [...table, colname]);
  if (isSerial) {
    memory.made('relation', [...table.slice(0, -1), `${table.at(-1) ?? ''}_${colname}_seq`]);
  }
  for (const constraint of own.filter(({ contype }) => contype === 'CONSTR_CHECK')) {
    rememberConstraint(table, constraint, memory);
  }
}

function rememberConstraint(table: Name, constraint: Constraint, memory: Memory): void {
  const { contype, conname, keys, skip_validation: later = false } = constraint;
  if (contype === 'CONSTR_PRIMARY') {
    for (const column of textsOf(keys)) memory.setColumn(table, column, { notNull: true });
  }
  if (contype === 'CONSTR_CHECK') memory.addCheck(table, conname ?? '', !later);
  const column = contype === 'CONSTR_NOTNULL' ? textsOf(keys)[0] : provenColumn(constraint);
  if (column === undefined) return;
  const name = conname ?? defaultName(table, column, contype);
  memory.prove(table, name, { column, valid: !later });
  if (contype === 'CONSTR_NOTNULL' && !later) memory.setColumn(table, column, { notNull: true });
}

/** The column that a check says has no NULL, where it says that and nothing else. */
function provenColumn({ contype, raw_expr: expression, is_enforced: enforced }: Constraint): string | undefined {
  if (contype !== 'CONSTR_CHECK' || enforced !== true) return undefined;
  const test = unwrap(expression, 'NullTest');
  const [column, ...more] = textsOf(unwrap(test?.arg, 'ColumnRef')?.fields);
  return test?.nulltesttype === 'IS_NOT_NULL' && more.length === 0 ? column : undefined;
}

/** As PostgreSQL names a constraint that nobody named. */
function defaultName(table: Name, column: string, contype: string | undefined): string {
  return `${table.at(-1) ?? ''}_${column}_${contype === 'CONSTR_NOTNULL' ? 'not_null' : 'check'}`;
}
