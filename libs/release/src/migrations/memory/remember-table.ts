import type { Name } from '../names';
import { nameOf } from '../names';
import type { AlterTableCmd, ColumnDef, Constraint, CreateStmt } from '../sql-syntax';
import { textsOf, unwrap, unwrapAll } from '../sql-syntax';
import { columnType, serials } from './column-type';
import type { Memory } from './memory';

/** A table that is made here: its columns, and which of them have no NULL. */
export function rememberTable(
  { relation, tableElts, constraints, oncommit, if_not_exists }: CreateStmt,
  memory: Memory,
) {
  const table = nameOf(relation);
  if (relation?.relpersistence === 't') {
    memory.madeTemporary(table, oncommit === 'ONCOMMIT_DROP');
    return;
  }
  // Where it may be there already, nothing is known of what it has.
  if (if_not_exists === true && !memory.isNew(table)) return;
  memory.made('relation', table);
  memory.newTable(table);
  for (const column of unwrapAll<ColumnDef>(tableElts, 'ColumnDef')) rememberColumn(table, column, memory);
  for (const constraint of unwrapAll<Constraint>([...(tableElts ?? []), ...(constraints ?? [])], 'Constraint')) {
    rememberConstraint(table, constraint, memory);
  }
}

/** One part of an `ALTER TABLE`, after it was looked at. */
export function rememberCommand(table: Name, { subtype, name = '', def }: AlterTableCmd, memory: Memory): void {
  switch (subtype) {
    case 'AT_AddColumn':
      rememberColumn(table, unwrap<ColumnDef>(def, 'ColumnDef') ?? {}, memory);
      return;
    case 'AT_DropColumn':
      memory.dropColumn(table, name);
      return;
    case 'AT_AlterColumnType': {
      const type = columnType(unwrap<ColumnDef>(def, 'ColumnDef')?.typeName);
      if (type !== undefined) memory.setColumn(table, name, { type });
      return;
    }
    case 'AT_ColumnDefault':
      memory.setColumn(table, name, { hasDefault: def !== undefined });
      return;
    case 'AT_SetNotNull':
    case 'AT_DropNotNull':
      memory.setColumn(table, name, { notNull: subtype === 'AT_SetNotNull' });
      return;
    case 'AT_AddConstraint': {
      const constraint = unwrap<Constraint>(def, 'Constraint') ?? {};
      rememberConstraint(table, constraint, memory);
      if (constraint.conname !== undefined) memory.addedConstraint(table, constraint.conname);
      return;
    }
    case 'AT_ValidateConstraint':
      memory.validated(table, name);
      return;
    case 'AT_DropConstraint':
      memory.dropConstraint(table, name);
      return;
  }
}

function rememberColumn(table: Name, { colname = '', typeName, constraints }: ColumnDef, memory: Memory): void {
  const type = columnType(typeName);
  const own = unwrapAll<Constraint>(constraints, 'Constraint');
  const has = (...kinds: readonly string[]) => own.some(({ contype = '' }) => kinds.includes(contype));
  const isSerial = serials.has(textsOf(typeName?.names).at(-1) ?? '');
  memory.setColumn(table, colname, {
    ...(type && { type }),
    notNull: has('CONSTR_NOTNULL', 'CONSTR_PRIMARY', 'CONSTR_IDENTITY') || isSerial,
    hasDefault: has('CONSTR_DEFAULT', 'CONSTR_IDENTITY', 'CONSTR_GENERATED') || isSerial,
  });
  memory.added(table, colname);
  if (isSerial && memory.isOwn('relation', table)) {
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
  if (contype === 'CONSTR_CHECK' && constraint.is_enforced === true) {
    memory.addCheck(table, conname ?? '', !later);
  }
  const column = contype === 'CONSTR_NOTNULL' ? textsOf(keys)[0] : provenColumn(constraint);
  if (column === undefined) return;
  const name = conname ?? defaultName(table, column, contype);
  memory.prove(table, name, { column, valid: !later });
  if (contype === 'CONSTR_NOTNULL' && !later) memory.setColumn(table, column, { notNull: true });
}

/** The column that a check says has no NULL, where it says that and nothing else. */
export function provenColumn({ contype, raw_expr: expression, is_enforced: enforced }: Constraint): string | undefined {
  if (contype !== 'CONSTR_CHECK' || enforced !== true) return undefined;
  const test = unwrap<{
    readonly arg?: { readonly ColumnRef?: { readonly fields?: [] } };
    readonly nulltesttype?: string;
  }>(expression, 'NullTest');
  const [column, ...more] = textsOf(test?.arg?.ColumnRef?.fields);
  return test?.nulltesttype === 'IS_NOT_NULL' && more.length === 0 ? column : undefined;
}

/** As PostgreSQL names a constraint that nobody named. */
function defaultName(table: Name, column: string, contype: string | undefined): string {
  return `${table.at(-1) ?? ''}_${column}_${contype === 'CONSTR_NOTNULL' ? 'not_null' : 'check'}`;
}
