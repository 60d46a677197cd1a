import type { Memory } from '../memory/memory';
import { rememberCommand } from '../memory/remember-table';
import type { Name } from '../names';
import { nameOf, plain, shown } from '../names';
import type { Finding } from '../safety';
import { additive } from '../safety';
import type { AlterTableCmd, AlterTableStmt } from '../sql-syntax';
import { unwrap, unwrapAll } from '../sql-syntax';
import { addColumn } from './add-column';
import {
  addIdentity,
  changeDefault,
  changeType,
  dropColumn,
  dropNotNull,
  setIdentity,
  setNotNull,
} from './alter-column';
import { alterAttribute } from './alter-type';
import { addConstraint, alterConstraint, dropConstraint, validateConstraint } from './constraints';
import { attachPartition, detachPartition } from './partitions';
import { MADE_HERE } from './rule';
import { tableSetting } from './table-settings';
import { unknownStatement } from './unseen';

type CommandRule = (table: Name, command: AlterTableCmd, memory: Memory, objtype: string) => Finding;

const commands: Readonly<Record<string, CommandRule>> = {
  AT_AddColumn: (table, { def }) => addColumn(table, unwrap(def, 'ColumnDef') ?? {}),
  AT_DropColumn: (table, { name = '' }, memory) => dropColumn(table, name, memory),
  AT_AlterColumnType: (table, { name = '', def }, memory) => changeType(table, name, def, memory),
  AT_ColumnDefault: (table, { name = '', def }, memory) => changeDefault(table, name, def, memory),
  AT_SetNotNull: (table, { name = '' }, memory) => setNotNull(table, name, memory),
  AT_DropNotNull: (table, { name = '' }) => dropNotNull(table, name),
  AT_AddIdentity: (table, { name = '', def }) => addIdentity(table, name, def),
  AT_SetIdentity: (table, { name = '', def }) => setIdentity(table, name, def),
  AT_AddConstraint: (table, { def }) => addConstraint(table, def),
  AT_ValidateConstraint: (table, { name = '' }, memory) => validateConstraint(table, name, memory),
  AT_DropConstraint: (table, { name = '' }, memory) => dropConstraint(table, name, memory),
  AT_AlterConstraint: (table, { def }) => alterConstraint(table, def),
  AT_AttachPartition: (table, { def }, memory, objtype) => attachPartition(table, def, memory, objtype),
  AT_DetachPartition: (table, { def }) => detachPartition(table, def),
  AT_DetachPartitionFinalize: (table, { def }) => detachPartition(table, def),
};

/** Each part of an `ALTER TABLE` (or view, index, sequence, composite type) by itself: what one makes, the next may use. */
export function alterTable({ relation, cmds, objtype = '' }: AlterTableStmt, memory: Memory): readonly Finding[] {
  const table = nameOf(relation);
  const isOwn = memory.isOwn(objtype === 'OBJECT_TYPE' ? 'type' : 'relation', table);
  return unwrapAll(cmds, 'AlterTableCmd').map((command) => {
    const finding = judge(table, command, memory, objtype);
    rememberCommand(table, command, memory);
    const staysAsItIs = !isOwn || command.subtype === 'AT_AttachPartition';
    return staysAsItIs ? finding : additive(finding.kind, `${shown(table)}: ${MADE_HERE}`);
  });
}

function judge(table: Name, command: AlterTableCmd, memory: Memory, objtype: string): Finding {
  const { subtype = '' } = command;
  if (objtype === 'OBJECT_TYPE') return alterAttribute(table, command);
  const rule = commands[subtype];
  if (rule !== undefined) return rule(table, command, memory, objtype);
  return tableSetting(shown(table), command) ?? unknownStatement(`ALTER TABLE (${plain(subtype.replace(/^AT_/, ''))})`);
}
