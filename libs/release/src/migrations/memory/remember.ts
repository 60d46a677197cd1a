import type { Name } from '../names';
import { calledName, nameOf, objectName } from '../names';
import type { CreateStmt, DropStmt, RangeVar, RenameStmt, SelectLike, TypeName, Wrapped } from '../sql-syntax';
import { textsOf, unwrap, unwrapAll } from '../sql-syntax';
import type { Memory, Space } from './memory';
import { namedObjects, spaceOf } from './objects';
import { rememberTable } from './remember-table';

/** Everything that a statement may have and that is remembered of it; which of it is there follows from its kind. */
interface Statement extends CreateStmt, DropStmt, RenameStmt, SelectLike {
  readonly base?: CreateStmt;
  readonly into?: { readonly rel?: RangeVar; readonly onCommit?: string };
  readonly view?: RangeVar;
  readonly sequence?: RangeVar;
  readonly typevar?: RangeVar;
  readonly typeName?: readonly Wrapped[];
  readonly domainname?: readonly Wrapped[];
  readonly idxname?: string;
  readonly schemaname?: string;
  readonly schemaElts?: readonly Wrapped[];
  readonly funcname?: readonly Wrapped[];
  readonly parameters?: readonly Wrapped[];
  readonly trigname?: string;
  readonly policy_name?: string;
  readonly rulename?: string;
  readonly table?: RangeVar;
  readonly replace?: boolean;
  readonly kind?: string;
  readonly name?: string;
  readonly chain?: boolean;
  readonly objectType?: string;
}

/** What the rules will want to know of a statement that has been looked at. An `ALTER TABLE` is remembered part by part. */
export function remember(kind: string, node: Wrapped, memory: Memory): void {
  const statement = node as Statement;
  const isNew = statement.replace !== true && statement.if_not_exists !== true;
  const made = (space: Space, name: Name): void => {
    if (isNew) memory.made(space, name);
  };
  const part = (table: RangeVar | undefined, name = '') => [...nameOf(table), name];
  switch (kind) {
    case 'CreateStmt':
      rememberTable(statement, memory);
      return;
    case 'CreateForeignTableStmt':
      rememberTable(statement.base ?? {}, memory);
      return;
    case 'CreateTableAsStmt':
    case 'SelectStmt':
      rememberSelected(statement, memory);
      return;
    case 'ViewStmt':
      made('relation', nameOf(statement.view));
      return;
    case 'CreateSeqStmt':
      made('relation', nameOf(statement.sequence));
      return;
    case 'IndexStmt':
      if (statement.idxname !== undefined)
        made('relation', [...nameOf(statement.relation).slice(0, -1), statement.idxname]);
      return;
    case 'CreateSchemaStmt':
      made('schema', [statement.schemaname ?? '']);
      for (const inner of statement.schemaElts ?? []) rememberEach(inner, memory);
      return;
    case 'CompositeTypeStmt':
      made('type', nameOf(statement.typevar));
      return;
    case 'CreateEnumStmt':
    case 'CreateRangeStmt':
      made('type', textsOf(statement.typeName));
      return;
    case 'CreateDomainStmt':
      made('type', textsOf(statement.domainname));
      return;
    case 'CreateFunctionStmt':
      made('function', calledName(textsOf(statement.funcname), argumentTypes(statement.parameters)));
      return;
    case 'CreateTrigStmt':
      made('part', part(statement.relation, statement.trigname));
      return;
    case 'RuleStmt':
      made('part', part(statement.relation, statement.rulename));
      return;
    case 'CreatePolicyStmt':
      made('part', part(statement.table, statement.policy_name));
      return;
    case 'DropStmt':
      for (const { space, name } of namedObjects(statement.removeType, statement.objects)) memory.gone(space, name);
      return;
    case 'RenameStmt':
      rememberRename(statement, memory);
      return;
    case 'AlterObjectSchemaStmt':
      memory.gone(
        spaceOf(statement.objectType),
        statement.relation ? nameOf(statement.relation) : objectName(statement.object),
      );
      return;
    case 'TransactionStmt':
      rememberTransaction(statement, memory);
      return;
    case 'VariableSetStmt':
      if (statement.kind === 'VAR_RESET_ALL' || statement.name === 'search_path') memory.changePath();
      return;
    case 'DiscardStmt':
      memory.changePath();
      return;
  }
}

function rememberEach(wrapped: Wrapped, memory: Memory): void {
  for (const [kind, node] of Object.entries(wrapped)) remember(kind, node as Wrapped, memory);
}

function rememberSelected({ into, intoClause, if_not_exists }: Statement, memory: Memory): void {
  const target = into ?? intoClause;
  if (target?.rel === undefined) return;
  const { onCommit: oncommit } = target as { readonly onCommit?: string };
  const rest = { ...(oncommit !== undefined && { oncommit }), ...(if_not_exists === true && { if_not_exists }) };
  rememberTable({ relation: target.rel, ...rest }, memory);
}

function rememberRename({ renameType, relation, subname = '', newname = '' }: Statement, memory: Memory): void {
  const name = nameOf(relation);
  if (renameType === 'OBJECT_COLUMN') {
    const facts = memory.column(name, subname);
    if (memory.isOwnColumn(name, subname)) memory.added(name, newname);
    memory.dropColumn(name, subname);
    if (facts !== undefined) memory.setColumn(name, newname, facts);
    return;
  }
  if (renameType === 'OBJECT_SCHEMA') memory.distrust();
  if (relation !== undefined && spaceOf(renameType) === 'relation') memory.renameTable(name, newname);
}

function rememberTransaction({ kind, chain }: Statement, memory: Memory): void {
  switch (kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      memory.beginTransaction();
      return;
    case 'TRANS_STMT_ROLLBACK_TO':
      memory.rollBack();
      return;
    case 'TRANS_STMT_COMMIT':
    case 'TRANS_STMT_PREPARE':
      memory.commit();
      break;
    case 'TRANS_STMT_ROLLBACK':
      memory.rollBack();
      memory.endTransaction();
      break;
  }
  if (chain === true) memory.beginTransaction();
}

function argumentTypes(parameters: readonly Wrapped[] | undefined): readonly (TypeName | undefined)[] {
  return unwrapAll<{ readonly argType?: TypeName; readonly mode?: string }>(parameters, 'FunctionParameter')
    .filter(({ mode }) => mode !== 'FUNC_PARAM_OUT' && mode !== 'FUNC_PARAM_TABLE')
    .map(({ argType }) => argType);
}
