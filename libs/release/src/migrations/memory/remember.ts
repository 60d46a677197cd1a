import { callsFunction } from '../expressions';
import type { Name } from '../names';
import { calledName, nameOf, objectName } from '../names';
import type { CreateStmt, DropStmt, RangeVar, RenameStmt, TypeName, Wrapped } from '../sql-syntax';
import { textsOf, unwrapAll } from '../sql-syntax';
import type { Memory, Space } from './memory';
import { namedObjects, spaceOf } from './objects';
import { rememberTable } from './remember-table';

type Remembering<Node> = (node: Node, memory: Memory) => void;

/** A new object is this migration's own, unless something may have been there before. */
const made =
  <Node>(space: Space, nameIn: (node: Node) => Name | undefined): Remembering<Node> =>
  (node, memory) => {
    const { replace, if_not_exists: maybe } = node as { readonly replace?: boolean; readonly if_not_exists?: boolean };
    const name = nameIn(node);
    if (name !== undefined && replace !== true && maybe !== true) memory.made(space, name);
  };

/** Part of a table. */
const partOf = (table: RangeVar | undefined, name = ''): Name => [...nameOf(table), name];

interface Into {
  readonly rel?: RangeVar;
  readonly onCommit?: string;
}

interface Selected {
  readonly into?: Into;
  readonly intoClause?: Into;
  readonly if_not_exists?: boolean;
}

interface Moved {
  readonly objectType?: string;
  readonly relation?: RangeVar;
  readonly object?: Wrapped;
}

const remembering = {
  CreateStmt: (node: CreateStmt, memory) => {
    rememberTable(node, memory);
  },
  CreateForeignTableStmt: ({ base = {} }: { readonly base?: CreateStmt }, memory) => {
    rememberTable(base, memory);
  },
  CreateTableAsStmt: rememberSelected,
  SelectStmt: (node: Selected, memory) => {
    if (callsFunction(node as Wrapped, 'set_config')) memory.changePath();
    rememberSelected(node, memory);
  },
  ViewStmt: made('relation', ({ view }: { readonly view?: RangeVar }) => nameOf(view)),
  CreateSeqStmt: made('relation', ({ sequence }: { readonly sequence?: RangeVar }) => nameOf(sequence)),
  IndexStmt: made('relation', ({ relation, idxname }: { readonly relation?: RangeVar; readonly idxname?: string }) =>
    idxname === undefined ? undefined : [...nameOf(relation).slice(0, -1), idxname],
  ),
  CreateSchemaStmt: rememberSchema,
  CompositeTypeStmt: made('type', ({ typevar }: { readonly typevar?: RangeVar }) => nameOf(typevar)),
  CreateEnumStmt: made('type', ({ typeName }: { readonly typeName?: readonly Wrapped[] }) => textsOf(typeName)),
  CreateRangeStmt: made('type', ({ typeName }: { readonly typeName?: readonly Wrapped[] }) => textsOf(typeName)),
  CreateDomainStmt: made('type', ({ domainname }: { readonly domainname?: readonly Wrapped[] }) => textsOf(domainname)),
  CreateFunctionStmt: made('function', functionName),
  CreateRoleStmt: made('role', ({ role }: { readonly role?: string }) => [role ?? '']),
  CreateTrigStmt: made(
    'trigger',
    ({ relation, trigname }: { readonly relation?: RangeVar; readonly trigname?: string }) =>
      partOf(relation, trigname),
  ),
  RuleStmt: made('rule', ({ relation, rulename }: { readonly relation?: RangeVar; readonly rulename?: string }) =>
    partOf(relation, rulename),
  ),
  CreatePolicyStmt: made(
    'policy',
    ({ table, policy_name }: { readonly table?: RangeVar; readonly policy_name?: string }) =>
      partOf(table, policy_name),
  ),
  DropStmt: ({ removeType, objects }: DropStmt, memory) => {
    for (const { space, name } of namedObjects(removeType, objects)) memory.gone(space, name);
  },
  RenameStmt: rememberRename,
  AlterObjectSchemaStmt: ({ objectType, relation, object }: Moved, memory) => {
    memory.gone(spaceOf(objectType), relation === undefined ? objectName(object) : nameOf(relation));
  },
  TransactionStmt: rememberTransaction,
  VariableSetStmt: ({ kind, name }: { readonly kind?: string; readonly name?: string }, memory) => {
    if (kind === 'VAR_RESET_ALL' || name === 'search_path') memory.changePath();
  },
  DiscardStmt: (_node, memory) => {
    memory.changePath();
  },
} satisfies Readonly<Record<string, Remembering<never>>>;

/** What the rules will want to know of a statement that has been looked at. An `ALTER TABLE` is remembered part by part. */
export function remember(kind: string, node: Wrapped, memory: Memory): void {
  const one: Remembering<Wrapped> | undefined = Object.hasOwn(remembering, kind)
    ? (remembering[kind as keyof typeof remembering] as Remembering<Wrapped>)
    : undefined;
  one?.(node, memory);
}

function rememberSchema(
  {
    schemaname = '',
    schemaElts = [],
    if_not_exists: maybe,
  }: { readonly schemaname?: string; readonly schemaElts?: readonly Wrapped[]; readonly if_not_exists?: boolean },
  memory: Memory,
): void {
  if (maybe !== true) memory.made('schema', [schemaname]);
  for (const element of schemaElts) {
    for (const [kind, node] of Object.entries(element)) remember(kind, node as Wrapped, memory);
  }
}

function rememberSelected({ into, intoClause, if_not_exists: maybe }: Selected, memory: Memory): void {
  const { rel: relation, onCommit: oncommit } = into ?? intoClause ?? {};
  if (relation === undefined) return;
  const rest = { ...(oncommit !== undefined && { oncommit }), ...(maybe === true && { if_not_exists: true }) };
  rememberTable({ relation, ...rest }, memory, true);
}

function rememberRename({ renameType, relation, subname = '', newname = '' }: RenameStmt, memory: Memory): void {
  const name = nameOf(relation);
  if (renameType === 'OBJECT_COLUMN') {
    const facts = memory.column(name, subname);
    if (memory.isOwn('column', [...name, subname])) memory.made('column', [...name, newname]);
    memory.dropColumn(name, subname);
    if (facts !== undefined) memory.setColumn(name, newname, facts);
    return;
  }
  if (renameType === 'OBJECT_SCHEMA') memory.distrust();
  if (relation !== undefined && spaceOf(renameType) === 'relation') memory.renameTable(name, newname);
}

function rememberTransaction(
  { kind = '', chain }: { readonly kind?: string; readonly chain?: boolean },
  memory: Memory,
): void {
  const begins = ['TRANS_STMT_BEGIN', 'TRANS_STMT_START'].includes(kind);
  if (kind.startsWith('TRANS_STMT_ROLLBACK')) memory.rollBack();
  if (kind === 'TRANS_STMT_COMMIT' || kind === 'TRANS_STMT_PREPARE') memory.commit();
  if (kind === 'TRANS_STMT_ROLLBACK') memory.endTransaction();
  if (begins || chain === true) memory.beginTransaction();
}

function functionName(node: {
  readonly funcname?: readonly Wrapped[];
  readonly parameters?: readonly Wrapped[];
}): Name {
  const types: readonly (TypeName | undefined)[] = unwrapAll(node.parameters, 'FunctionParameter')
    .filter(({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE')
    .map(({ argType }) => argType);
  return calledName(textsOf(node.funcname), types);
}
