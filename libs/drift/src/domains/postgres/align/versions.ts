import type { DatabaseSchema } from '../database-schema';
import { own } from '../own';
import { holders } from './holders';
import { sameQuery } from './same-query';

/** A place whose two texts cannot be held against each other. */
export interface Incomparable {
  readonly path: readonly string[];
  readonly reason: string;
}

/**
 * Takes out of both sides what is only another version of the server: what one of them has no word for, and queries
 * that are spelled differently, which are then told to be unknown.
 */
export function leaveOutVersions(declared: DatabaseSchema, observed: DatabaseSchema): readonly Incomparable[] {
  const [wanted, found] = [declared.serverVersion, observed.serverVersion];
  if (wanted === undefined || found === undefined || wanted === found) return [];
  const [older, newer] = [Math.min(wanted, found), Math.max(wanted, found)];
  for (const side of [declared, observed]) {
    if (older < 18) leaveOutNotNulls(side);
    if (older < 17) leaveOutPrivilege(side, 'MAINTAIN');
    if (older < 15 && newer >= 15) leaveOutPublicCreate(side);
  }
  const reason =
    `PostgreSQL ${String(wanted)} of the scratch server and ${String(found)} spell queries differently, and these two ` +
    `spellings differ: only a scratch server of version ${String(found)} can tell`;
  return queries(declared, observed).flatMap(({ path, texts: [left, right], field }) => {
    const [one, other] = [left[field], right[field]];
    if (one === undefined || other === undefined) return [];
    Reflect.deleteProperty(left, field);
    Reflect.deleteProperty(right, field);
    return sameQuery(one, other) ? [] : [{ path: [...path, field], reason }];
  });
}

function leaveOutNotNulls({ tables }: DatabaseSchema): void {
  for (const { constraints } of Object.values(tables)) {
    for (const [name, { definition }] of Object.entries(constraints)) {
      if (definition.startsWith('NOT NULL ')) Reflect.deleteProperty(constraints, name);
    }
  }
}

function leaveOutPrivilege(schema: DatabaseSchema, privilege: string): void {
  const grants = [
    ...holders(schema).map(({ object }) => object.grants ?? {}),
    ...Object.values(schema.defaultPrivileges ?? {}).map((given) => given.grants),
  ];
  for (const roles of grants) {
    for (const [role, held] of Object.entries(roles)) {
      Reflect.deleteProperty(held, privilege);
      if (Object.keys(held).length === 0) Reflect.deleteProperty(roles, role);
    }
  }
}

/** Everybody could once make things in `public` from the start. */
function leaveOutPublicCreate({ schemas }: DatabaseSchema): void {
  Reflect.deleteProperty(schemas?.public?.grants?.PUBLIC ?? {}, 'CREATE');
}

interface Query {
  readonly path: readonly string[];
  readonly texts: readonly [Texts, Texts];
  readonly field: string;
}

type Texts = Record<string, unknown>;

/** What both sides have that is spelled from a parsed query. */
function queries(declared: DatabaseSchema, observed: DatabaseSchema): readonly Query[] {
  const pairs = (kind: 'views' | 'materializedViews' | 'functions', field: string) =>
    both(declared[kind], observed[kind]).map(({ name, texts }) => ({ path: [kind, name], texts, field }));
  const rules = (kind: 'tables' | 'views') =>
    both(declared[kind], observed[kind]).flatMap(({ name, texts: [left, right] }) =>
      both(left.rules as Record<string, Texts>, right.rules as Record<string, Texts>).map((rule) => ({
        path: [kind, name, 'rules', rule.name],
        texts: rule.texts,
        field: 'definition',
      })),
    );
  return [
    ...pairs('views', 'definition'),
    ...pairs('materializedViews', 'definition'),
    ...pairs('functions', 'sqlBody'),
    ...rules('tables'),
    ...rules('views'),
  ];
}

function both(left: Readonly<Record<string, Texts>> = {}, right: Readonly<Record<string, Texts>> = {}) {
  return Object.entries(left).flatMap(([name, one]): { readonly name: string; readonly texts: [Texts, Texts] }[] => {
    const other = own(right, name);
    return other === undefined ? [] : [{ name, texts: [one, other] }];
  });
}
