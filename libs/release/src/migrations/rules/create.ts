import type { Memory } from '../memory/memory';
import { nameOf, plain, shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { CreateStmt, RangeVar, Wrapped } from '../sql-syntax';
import { textsOf } from '../sql-syntax';
import { AFTERWARDS, MADE_HERE } from './rule';

/** Under which members the parse tree has the name of what is made. */
const nameMembers = [
  ...['funcname', 'typeName', 'domainname', 'defnames', 'view', 'sequence', 'typevar', 'schemaname', 'extname', 'role'],
  ...['pubname', 'subname', 'servername', 'fdwname', 'trigname', 'dbname', 'tablespacename', 'amname', 'plname'],
];

/** Something that nobody can use before it is there. */
export const newObject =
  (kind: string) =>
  (node: Wrapped): Finding =>
    additive(kind, `nothing that runs names ${madeName(node)} yet`);

/** Where it is there already, PostgreSQL lets what callers and readers rely on stay: signature, columns and their types. */
export const replaceable =
  (kind: string) =>
  (node: Wrapped): Finding => {
    const what = node.is_procedure === true ? 'PROCEDURE' : kind;
    if (node.replace !== true) return newObject(`CREATE ${what}`)(node);
    const reason = `who uses ${madeName(node)} gets the new one at once; how it is used stays, or PostgreSQL refuses`;
    return additive(`CREATE OR REPLACE ${what}`, reason);
  };

function madeName(node: Wrapped): string {
  const found = nameMembers.map((member) => node[member]).find((value) => value !== undefined);
  if (typeof found === 'string') return plain(found);
  if (Array.isArray(found)) return shown(textsOf(found as readonly Wrapped[])) || 'it';
  return found === undefined ? 'it' : shown(nameOf(found as RangeVar));
}

export function createTable({ relation, partbound, inhRelations }: CreateStmt, memory: Memory): Finding {
  const name = shown(nameOf(relation));
  const parent = (inhRelations ?? []).map((item) => nameOf(item.RangeVar as RangeVar))[0];
  if (partbound === undefined || parent === undefined || memory.isOwn('relation', parent)) {
    return additive('CREATE TABLE', `nothing that runs names ${name} yet`);
  }
  return blocking(
    'CREATE TABLE … PARTITION OF',
    `nobody uses ${shown(parent)} until it is made, and the rows of a default partition are looked at`,
    'CREATE TABLE … (LIKE parent INCLUDING ALL), a CHECK that says the same as the bounds, then ATTACH PARTITION',
  );
}

export function createTrigger({
  relation,
  trigname = '',
  replace,
}: {
  readonly relation?: RangeVar;
  readonly trigname?: string;
  readonly replace?: boolean;
}): Finding {
  const kind = replace === true ? 'CREATE OR REPLACE TRIGGER' : 'CREATE TRIGGER';
  return additive(
    kind,
    `${plain(trigname)} runs for every write to ${shown(nameOf(relation))} from now on, also those of the running release`,
  );
}

export function createRule(
  { relation, rulename = '' }: { readonly relation?: RangeVar; readonly rulename?: string },
  memory: Memory,
): Finding {
  const table = nameOf(relation);
  if (memory.isOwn('relation', table)) return additive('CREATE RULE', `${shown(table)}: ${MADE_HERE}`);
  return destructive(
    'CREATE RULE',
    `${plain(rulename)} makes statements on ${shown(table)} do something else, also those of the running release`,
    AFTERWARDS,
  );
}

export interface CreatePolicyStmt {
  readonly table?: RangeVar;
  readonly policy_name?: string;
  readonly permissive?: boolean;
}

export function createPolicy(
  { table, policy_name: policy = '', permissive }: CreatePolicyStmt,
  memory: Memory,
): Finding {
  const name = nameOf(table);
  if (memory.isOwn('relation', name)) return additive('CREATE POLICY', `${shown(name)}: ${MADE_HERE}`);
  if (permissive === true)
    return additive('CREATE POLICY', `${plain(policy)} only lets more rows of ${shown(name)} be seen`);
  return destructive(
    'CREATE POLICY',
    `the running release no longer sees the rows of ${shown(name)} that ${plain(policy)} keeps back`,
    AFTERWARDS,
  );
}
