import type { DatabaseSchema, Grants, Table } from '../database-schema';
import { own } from '../own';
import { columnChange, columnDefinition, columnExtras, sequenceOf } from './columns';
import { defaultPrivilegeChange, grantChange } from './grants';
import { parts } from './parts';
import { identifier, literal, qualified } from './spelling';
import { tableChange } from './table';
import { calledIn, createThing, dropThing, sequenceChange } from './things';

type Path = readonly string[];
type Statements = readonly string[] | undefined;
type Thing = Readonly<Record<string, unknown>>;
type Things = Readonly<Record<string, Thing>>;

/**
 * The statements that make a place in one schema what it is in another; undefined where a person has to write them. They
 * are shown, and never run by us.
 */
export function statementsFor(path: Path, from: DatabaseSchema, to: DatabaseSchema): Statements {
  const [kind, name, field, ...rest] = path;
  if (kind === undefined || name === undefined) return undefined;
  const [before, after] = [own(thingsIn(from, kind), name), own(thingsIn(to, kind), name)];
  const statements =
    kind === 'defaultPrivileges'
      ? defaultPrivileges(before, after)
      : field === undefined
        ? whole(kind, name, before, after)
        : within(kind, name, [field, ...rest], before, after);
  return statements?.some(isIncomplete) === true ? undefined : statements;
}

const thingsIn = (schema: DatabaseSchema, kind: string) =>
  (schema as unknown as Readonly<Record<string, Things | undefined>>)[kind];

/** What stands there in place of a text that may be secret, or is too long. */
const isIncomplete = (statement: string) => /\b(?:hmac-)?sha256:[0-9a-f]{32}/.test(statement);

function whole(kind: string, name: string, before: Thing | undefined, after: Thing | undefined): Statements {
  if (after === undefined) return listed(dropThing(kind, name));
  return before === undefined ? createThing(kind, name, after) : undefined;
}

const listed = (statement: string | undefined) => (statement === undefined ? undefined : [statement]);

function within(
  kind: string,
  name: string,
  path: Path,
  before: Thing | undefined,
  after: Thing | undefined,
): Statements {
  if (before === undefined || after === undefined) return undefined;
  const [field = '', part] = path;
  if (field === 'comment') return [comment(calledIn(kind, name), after.comment)];
  if (field === 'grants') {
    return grantChange(kind, name, {
      from: before.grants as Grants,
      to: after.grants as Grants,
      ...(part !== undefined && { role: part }),
    });
  }
  // What a domain checks is no part of a table, though it is called the same.
  if (kind === 'tables' || (kind !== 'domains' && Object.hasOwn(parts, field)))
    return withinTable(name, path, before as unknown as Table, after as unknown as Table);
  return again(kind, name, field, before, after);
}

const comment = (what: string, text: unknown) =>
  `COMMENT ON ${what} IS ${typeof text === 'string' ? literal(text) : 'NULL'}`;

/** What is made anew to be changed: without rows of its own. */
const remade: ReadonlySet<string> = new Set(['views', 'materializedViews', 'statistics', 'functions']);

function again(kind: string, name: string, field: string, before: Thing, after: Thing): Statements {
  if (kind === 'types' && field === 'labels') return moreLabels(name, before.labels, after.labels);
  if (kind === 'sequences' && field !== 'unlogged') return sequenceChange(name, after as never);
  if (!remade.has(kind) || field === 'columns' || hasMore(before)) return undefined;
  const create = createThing(kind, name, after);
  const isReplaced = kind === 'functions' && field !== 'arguments' && field !== 'returns' && before.kind === after.kind;
  if (create === undefined || isReplaced) return create?.slice(0, 1);
  const drop = dropThing(kind, name);
  return drop === undefined ? undefined : [drop, ...create];
}

/** Whether something goes with a thing that is dropped, and does not come back with it. */
function hasMore(thing: Thing): boolean {
  return ['columns', 'triggers', 'rules'].some(
    (field) => Object.keys((thing[field] as object | undefined) ?? {}).length > 0,
  );
}

/** Labels can be added, and never taken away. */
function moreLabels(name: string, before: unknown, after: unknown): Statements {
  const [old, wanted] = [before as readonly string[], after as readonly string[]];
  if (!old.every((label, at) => wanted[at] === label)) return undefined;
  return wanted.slice(old.length).map((label) => `ALTER TYPE ${qualified(name)} ADD VALUE ${literal(label)}`);
}

function withinTable(name: string, [field = '', part, detail, ...rest]: Path, before: Table, after: Table): Statements {
  if (field === 'columns' && part !== undefined) return column(name, part, detail, before, after);
  if (field === 'options' && part !== undefined) {
    const value = own(after.options, part);
    const change = value === undefined ? `RESET (${part})` : `SET (${part} = ${literal(value)})`;
    return [`ALTER TABLE ${qualified(name)} ${change}`];
  }
  const maker = parts[field];
  if (maker === undefined || part === undefined || rest.length > 0) return tableChange(name, field, before, after);
  const [old, wanted] = [own(thingsOf(before, field), part), own(thingsOf(after, field), part)];
  if (wanted?.valid === false || [old, wanted].some(isNotNull)) return undefined;
  return [
    ...(old === undefined ? [] : [maker.drop(name, part)]),
    ...(wanted === undefined ? [] : maker.create(name, part, wanted as never)),
  ];
}

/** A constraint that a column can have only once, and whose name alone differs. */
const isNotNull = (thing: Thing | undefined) =>
  typeof thing?.definition === 'string' && thing.definition.startsWith('NOT NULL ');

const thingsOf = (table: Table, field: string) => (table as unknown as Readonly<Record<string, Things>>)[field];

function column(table: string, name: string, field: string | undefined, before: Table, after: Table): Statements {
  const [old, wanted, sqlTable] = [own(before.columns, name), own(after.columns, name), qualified(table)];
  if (old === undefined && wanted !== undefined) {
    const sequence = sequenceOf(sqlTable, name, wanted);
    return [
      ...sequence.before,
      `ALTER TABLE ${sqlTable} ADD COLUMN ${columnDefinition(name, wanted)}`,
      ...sequence.after,
      ...columnExtras(sqlTable, name, wanted),
    ];
  }
  if (wanted === undefined || old === undefined) return [`ALTER TABLE ${sqlTable} DROP COLUMN ${identifier(name)}`];
  if (field === 'comment') return [comment(`COLUMN ${sqlTable}.${identifier(name)}`, wanted.comment)];
  return field === undefined ? undefined : columnChange(sqlTable, name, field, old, wanted);
}

function defaultPrivileges(before: Thing | undefined, after: Thing | undefined): Statements {
  type Entry = NonNullable<DatabaseSchema['defaultPrivileges']>[string];
  const [old, wanted] = [before as Entry | undefined, after as Entry | undefined];
  const about = wanted ?? old;
  return about && defaultPrivilegeChange(about, old?.grants ?? {}, wanted?.grants ?? {});
}
