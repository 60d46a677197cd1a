import type { Memory } from '../memory/memory';
import type { Finding } from '../safety';
import { additive } from '../safety';
import type { Wrapped } from '../sql-syntax';
import { alterTable } from './alter-table';
import { alterDomain, alterEnum, alterSequence } from './alter-type';
import { createPolicy, createRule, createTable, createTrigger, newObject, replaceable } from './create';
import { select, write } from './data';
import { drop } from './drop';
import { createIndex, reindex } from './indexes';
import { cluster, lock, moveAll, refresh, truncate, vacuum } from './maintenance';
import { alterPolicy, alterRole, defaultPrivileges, dropRoles, grant, grantRole } from './privileges';
import { changeOwner, rename, setSchema } from './rename';
import type { Rule } from './rule';
import { set, settingForAll, transaction } from './session';
import { around, copy, explain } from './statements-within';
import { call, doBlock, execute, unknownStatement } from './unseen';

const nothing =
  (kind: string, reason = 'nothing that is there changes') =>
  () =>
    additive(kind, reason);
const gone =
  (kind: string): Rule<Wrapped> =>
  () => ({ ...unknownStatement(kind), reason: 'whoever uses it fails' });
const altered =
  (kind: string): Rule<Wrapped> =>
  () => ({ ...unknownStatement(kind), reason: 'whoever uses it may meet something else' });

/** What each kind of statement does, by the parser's name for it. What is missing here is not known, and never safe. */
const rules: Readonly<Record<string, Rule<never>>> = {
  AlterTableStmt: alterTable,
  AlterTableMoveAllStmt: moveAll,
  AlterEnumStmt: alterEnum,
  AlterDomainStmt: alterDomain,
  AlterSeqStmt: alterSequence,
  AlterObjectSchemaStmt: setSchema,
  AlterOwnerStmt: changeOwner,
  AlterObjectDependsStmt: nothing('DEPENDS ON EXTENSION'),
  AlterFunctionStmt: nothing('ALTER FUNCTION', 'how it is called stays'),
  AlterStatsStmt: nothing('ALTER STATISTICS', 'only the planner uses them'),
  AlterCollationStmt: nothing('ALTER COLLATION REFRESH VERSION', 'only a note of its version changes'),
  AlterDefaultPrivilegesStmt: defaultPrivileges,
  AlterRoleStmt: alterRole,
  AlterPolicyStmt: alterPolicy,
  AlterRoleSetStmt: settingForAll('ALTER ROLE … SET'),
  AlterDatabaseSetStmt: settingForAll('ALTER DATABASE … SET'),
  AlterSystemStmt: settingForAll('ALTER SYSTEM'),
  AlterExtensionStmt: altered('ALTER EXTENSION UPDATE'),
  AlterPublicationStmt: altered('ALTER PUBLICATION'),
  AlterSubscriptionStmt: altered('ALTER SUBSCRIPTION'),
  AlterForeignServerStmt: altered('ALTER SERVER'),
  AlterUserMappingStmt: altered('ALTER USER MAPPING'),
  AlterEventTrigStmt: altered('ALTER EVENT TRIGGER'),

  CreateStmt: createTable,
  CreateForeignTableStmt: newObject('CREATE FOREIGN TABLE'),
  CreateTableAsStmt: around('CREATE TABLE AS', 'nothing that runs names it yet'),
  CreateSchemaStmt: newObject('CREATE SCHEMA'),
  CreateSeqStmt: newObject('CREATE SEQUENCE'),
  CreateEnumStmt: newObject('CREATE TYPE'),
  CreateRangeStmt: newObject('CREATE TYPE'),
  CompositeTypeStmt: newObject('CREATE TYPE'),
  CreateDomainStmt: newObject('CREATE DOMAIN'),
  DefineStmt: replaceable('AGGREGATE, OPERATOR OR TYPE'),
  CreateFunctionStmt: replaceable('FUNCTION'),
  ViewStmt: replaceable('VIEW'),
  CreateTrigStmt: createTrigger,
  CreateEventTrigStmt: newObject('CREATE EVENT TRIGGER'),
  CreatePolicyStmt: createPolicy,
  RuleStmt: createRule,
  IndexStmt: createIndex,
  CreateStatsStmt: newObject('CREATE STATISTICS'),
  CreateExtensionStmt: newObject('CREATE EXTENSION'),
  CreateRoleStmt: newObject('CREATE ROLE'),
  CreatedbStmt: newObject('CREATE DATABASE'),
  CreateTableSpaceStmt: newObject('CREATE TABLESPACE'),
  CreatePublicationStmt: newObject('CREATE PUBLICATION'),
  CreateSubscriptionStmt: newObject('CREATE SUBSCRIPTION'),
  CreateFdwStmt: newObject('CREATE FOREIGN DATA WRAPPER'),
  CreateForeignServerStmt: newObject('CREATE SERVER'),
  CreateUserMappingStmt: newObject('CREATE USER MAPPING'),
  ImportForeignSchemaStmt: newObject('IMPORT FOREIGN SCHEMA'),
  CreateCastStmt: newObject('CREATE CAST'),
  CreateConversionStmt: newObject('CREATE CONVERSION'),
  CreateOpClassStmt: newObject('CREATE OPERATOR CLASS'),
  CreateOpFamilyStmt: newObject('CREATE OPERATOR FAMILY'),
  CreateTransformStmt: newObject('CREATE TRANSFORM'),
  CreateAmStmt: newObject('CREATE ACCESS METHOD'),
  CreatePLangStmt: newObject('CREATE LANGUAGE'),
  CommentStmt: nothing('COMMENT'),

  DropStmt: drop,
  DropRoleStmt: dropRoles('DROP ROLE'),
  DropOwnedStmt: dropRoles('DROP OWNED'),
  ReassignOwnedStmt: dropRoles('REASSIGN OWNED'),
  DropdbStmt: gone('DROP DATABASE'),
  DropTableSpaceStmt: gone('DROP TABLESPACE'),
  DropSubscriptionStmt: gone('DROP SUBSCRIPTION'),
  DropUserMappingStmt: gone('DROP USER MAPPING'),
  RenameStmt: rename,
  GrantStmt: grant,
  GrantRoleStmt: grantRole,

  SelectStmt: select,
  InsertStmt: write('InsertStmt'),
  UpdateStmt: write('UpdateStmt'),
  DeleteStmt: write('DeleteStmt'),
  MergeStmt: write('MergeStmt'),
  TruncateStmt: truncate,
  CopyStmt: copy,
  PrepareStmt: around('PREPARE', 'it is run by EXECUTE'),
  DeclareCursorStmt: around('DECLARE', 'rows are read'),
  ExplainStmt: explain,
  ExecuteStmt: execute,
  DoStmt: doBlock,
  CallStmt: call,

  LockStmt: lock,
  VacuumStmt: vacuum,
  ClusterStmt: cluster,
  ReindexStmt: reindex,
  RefreshMatViewStmt: refresh,
  CheckPointStmt: nothing('CHECKPOINT'),

  TransactionStmt: transaction,
  VariableSetStmt: set,
  VariableShowStmt: nothing('SHOW'),
  ConstraintsSetStmt: nothing('SET CONSTRAINTS'),
  DiscardStmt: nothing('DISCARD', 'only this session has what goes'),
  DeallocateStmt: nothing('DEALLOCATE'),
  FetchStmt: nothing('FETCH'),
  ClosePortalStmt: nothing('CLOSE'),
  ListenStmt: nothing('LISTEN'),
  UnlistenStmt: nothing('UNLISTEN'),
  NotifyStmt: nothing('NOTIFY'),
};

/** What a statement does; one finding for each part of an `ALTER TABLE`, otherwise as a rule one. */
export function findingsOf(kind: string, node: Wrapped, memory: Memory): readonly Finding[] {
  const rule = Object.hasOwn(rules, kind) ? (rules[kind] as Rule<Wrapped> | undefined) : undefined;
  if (rule === undefined) return [unknownStatement(wordsOf(kind))];
  const found = rule(node, memory);
  return Array.isArray(found) ? (found as readonly Finding[]) : [found as Finding];
}

/** `SecLabelStmt` → `SEC LABEL`. */
function wordsOf(kind: string): string {
  return kind
    .replace(/Stmt$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
}
