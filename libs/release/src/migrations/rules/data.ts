import type { Memory } from '../memory/memory';
import type { Name } from '../names';
import { nameOf, shown } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { RangeVar, SelectLike, Wrapped } from '../sql-syntax';
import { textsOf, unwrap, unwrapAll } from '../sql-syntax';
import { unknownCalls, writesWithin } from '../expressions';
import { opaque, unknownStatement } from './unseen';
import { MADE_HERE } from './rule';

const PORTIONS = 'fill in portions, each a transaction of its own, after the migration';
const BACKUP = 'keep what was there in another column or table until nobody can want it back';

export interface WriteStmt {
  readonly relation?: RangeVar;
  readonly targetList?: readonly Wrapped[];
  readonly whereClause?: Wrapped;
  readonly onConflictClause?: { readonly action?: string };
  readonly mergeWhenClauses?: readonly Wrapped[];
}

type Write = (table: Name, node: WriteStmt, memory: Memory) => Finding;

const writes: Readonly<Record<string, Write>> = {
  InsertStmt: (table, { onConflictClause }) => {
    if (onConflictClause?.action !== 'ONCONFLICT_UPDATE')
      return additive('INSERT', `rows are added to ${shown(table)}`);
    return destructive(
      'INSERT … ON CONFLICT DO UPDATE',
      `what rows of ${shown(table)} held is written over`,
      'ON CONFLICT DO NOTHING',
    );
  },
  UpdateStmt: (table, node, memory) => update(table, node, memory),
  DeleteStmt: (table, { whereClause }) =>
    destructive(
      'DELETE',
      `${whereClause === undefined ? 'every row' : 'rows'} of ${shown(table)} ${whereClause === undefined ? 'is' : 'are'} lost`,
      BACKUP,
    ),
  MergeStmt: (table, { mergeWhenClauses }) => {
    const actions = unwrapAll(mergeWhenClauses, 'MergeWhenClause');
    const onlyAdds = actions.every(({ commandType = '' }) => ['CMD_INSERT', 'CMD_NOTHING'].includes(commandType));
    if (onlyAdds) return additive('MERGE', `rows are added to ${shown(table)}`);
    return destructive('MERGE', `what rows of ${shown(table)} held is written over or lost`, BACKUP);
  },
};

/** A statement that writes, and those that stand in its `WITH`. */
export const write =
  (kind: string) =>
  (node: WriteStmt, memory: Memory): readonly Finding[] => [
    judge(kind, node, memory),
    ...writesWithin(node as Wrapped).map(([inner, member]) => judge(inner, member as WriteStmt, memory)),
  ];

/** Reading is harmless, unless it calls what may write, or has a `WITH` that does. */
export function select(node: SelectLike, memory: Memory): readonly Finding[] {
  const inner = writesWithin(node as Wrapped).map(([kind, member]) => judge(kind, member as WriteStmt, memory));
  return [reading(node), ...inner];
}

function reading(node: SelectLike): Finding {
  const calls = unknownCalls(node as Wrapped).filter((name) => name !== 'setval');
  if (calls.length > 0) {
    const names = [...new Set(calls)].slice(0, 3).join(', ');
    return opaque('SELECT', `what ${names} does cannot be told from here`);
  }
  if (unknownCalls(node as Wrapped).length > 0 && !JSON.stringify(node).includes('{"sval":"max"}')) {
    return destructive(
      'SELECT setval',
      'a sequence is set: where it goes back, it gives out numbers that are in use',
      'SELECT setval(…, (SELECT max(id) FROM …))',
    );
  }
  return additive(node.intoClause === undefined ? 'SELECT' : 'SELECT INTO', 'nothing that is there changes');
}

function judge(kind: string, node: WriteStmt, memory: Memory): Finding {
  const table = nameOf(node.relation);
  const finding = writes[kind]?.(table, node, memory) ?? unknownStatement(kind);
  if (isCatalogue(table)) {
    return opaque(finding.kind, `${shown(table)} is PostgreSQL's own: what this does cannot be told from here`);
  }
  return memory.isOwn('relation', table) ? additive(finding.kind, `${shown(table)}: ${MADE_HERE}`) : finding;
}

/** Filling what was empty, or what this migration added, writes over nothing; but every row is locked until the end. */
function update(table: Name, { relation, targetList, whereClause }: WriteStmt, memory: Memory): Finding {
  const columns = unwrapAll(targetList, 'ResTarget').map(({ name = '' }) => name);
  const empty = emptyColumns(whereClause, relation?.alias?.aliasname ?? relation?.relname ?? '');
  const fills = columns.every((column) => empty.includes(column) || memory.isOwn('column', [...table, column]));
  const rows = whereClause === undefined ? 'every row' : 'each row that is meant';
  if (fills && columns.length > 0) {
    return blocking(
      'UPDATE',
      `${rows} of ${shown(table)} is filled in one transaction, and whoever writes to one waits`,
      PORTIONS,
    );
  }
  return destructive('UPDATE', `what ${rows} of ${shown(table)} held is written over`, BACKUP);
}

/** The columns of the updated table, as it is called here, that are NULL in every row that the condition lets through. */
function emptyColumns(condition: Wrapped | undefined, called: string): readonly string[] {
  const both = unwrap(condition, 'BoolExpr');
  if (both?.boolop === 'AND_EXPR') return (both.args ?? []).flatMap((part) => emptyColumns(part, called));
  const test = unwrap(condition, 'NullTest');
  if (test?.nulltesttype !== 'IS_NULL') return [];
  const path = textsOf(unwrap(test.arg, 'ColumnRef')?.fields);
  const column = path.at(-1);
  return column === undefined || (path.length > 1 && path.at(-2) !== called) ? [] : [column];
}

function isCatalogue(table: Name): boolean {
  return table[0] === 'pg_catalog' || table[0] === 'information_schema' || (table.at(-1) ?? '').startsWith('pg_');
}
