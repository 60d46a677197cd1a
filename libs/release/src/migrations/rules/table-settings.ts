import { plain } from '../names';
import type { Finding } from '../safety';
import { additive, blocking, destructive } from '../safety';
import type { AlterTableCmd, Wrapped } from '../sql-syntax';
import { unwrap } from '../sql-syntax';
import { AFTERWARDS } from './rule';

type SettingRule = (table: string, name: string, def: Wrapped | undefined) => Finding;

const WHOLE =
  'make a new table of that kind, copy in portions, and let releases move; or do it while nothing needs the table';

const rewrites =
  (kind: string): SettingRule =>
  (table) =>
    blocking(kind, `all of ${table} is written anew, and nobody uses it meanwhile`, WHOLE);

const quick =
  (kind: string): SettingRule =>
  (table) =>
    additive(kind, `only a setting of ${table} changes; no row is touched`);

const changesRows =
  (kind: string): SettingRule =>
  (table) =>
    destructive(
      kind,
      `the running release may see rows of ${table} that it must not see, or no longer see its own`,
      AFTERWARDS,
    );

const switchesOff =
  (kind: string): SettingRule =>
  (table, name) =>
    destructive(
      kind,
      `what ${plain(name) || 'the triggers'} of ${table} did for every write is no longer done`,
      AFTERWARDS,
    );

const switchesOn =
  (kind: string): SettingRule =>
  (table, name) =>
    additive(kind, `${plain(name) || 'the triggers'} of ${table} run for every write from now on`);

/** `ALTER TABLE` for a table as a whole, by the parser's name for it. */
const settings: Readonly<Record<string, SettingRule>> = {
  AT_SetStatistics: quick('SET STATISTICS'),
  AT_SetOptions: quick('SET'),
  AT_ResetOptions: quick('RESET'),
  AT_SetStorage: quick('SET STORAGE'),
  AT_SetCompression: quick('SET COMPRESSION'),
  AT_SetRelOptions: quick('SET'),
  AT_ResetRelOptions: quick('RESET'),
  AT_ClusterOn: quick('CLUSTER ON'),
  AT_DropCluster: quick('SET WITHOUT CLUSTER'),
  AT_AddInherit: (table) => additive('INHERIT', `the rows of ${table} are among those of its parent from now on`),
  AT_DropInherit: (table) =>
    destructive('NO INHERIT', `whoever reads the parent no longer finds the rows of ${table}`, AFTERWARDS),
  AT_SetLogged: rewrites('SET LOGGED'),
  AT_SetTableSpace: rewrites('SET TABLESPACE'),
  AT_SetAccessMethod: rewrites('SET ACCESS METHOD'),
  AT_SetUnLogged: (table) =>
    destructive(
      'SET UNLOGGED',
      `all of ${table} is written anew, and is empty after a crash and on every replica`,
      'leave it logged',
    ),
  AT_SetExpression: (table, name) =>
    blocking(
      'SET EXPRESSION',
      `${plain(name)} is computed anew for every row of ${table}, and nobody uses it meanwhile`,
      WHOLE,
    ),
  AT_DropExpression: (table, name) =>
    destructive(
      'DROP EXPRESSION',
      `${plain(name)} of ${table} is no longer computed, and the running release does not write it`,
      AFTERWARDS,
    ),
  AT_DropIdentity: (table, name) =>
    destructive(
      'DROP IDENTITY',
      `an insert of the running release that leaves ${plain(name)} of ${table} out fails`,
      AFTERWARDS,
    ),
  AT_ChangeOwner: (table) =>
    destructive(
      'OWNER TO',
      `who owned ${table} may do no more with it than it is granted`,
      'grant the present owner what it needs first, and change the owner when no release that runs is it',
    ),
  AT_EnableTrig: switchesOn('ENABLE TRIGGER'),
  AT_EnableAlwaysTrig: switchesOn('ENABLE ALWAYS TRIGGER'),
  AT_EnableTrigAll: switchesOn('ENABLE TRIGGER ALL'),
  AT_EnableTrigUser: switchesOn('ENABLE TRIGGER USER'),
  AT_EnableReplicaTrig: switchesOff('ENABLE REPLICA TRIGGER'),
  AT_DisableTrig: switchesOff('DISABLE TRIGGER'),
  AT_DisableTrigAll: switchesOff('DISABLE TRIGGER ALL'),
  AT_DisableTrigUser: switchesOff('DISABLE TRIGGER USER'),
  AT_EnableRule: changesRows('ENABLE RULE'),
  AT_EnableAlwaysRule: changesRows('ENABLE ALWAYS RULE'),
  AT_EnableReplicaRule: changesRows('ENABLE REPLICA RULE'),
  AT_DisableRule: changesRows('DISABLE RULE'),
  AT_EnableRowSecurity: changesRows('ENABLE ROW LEVEL SECURITY'),
  AT_DisableRowSecurity: changesRows('DISABLE ROW LEVEL SECURITY'),
  AT_ForceRowSecurity: changesRows('FORCE ROW LEVEL SECURITY'),
  AT_NoForceRowSecurity: changesRows('NO FORCE ROW LEVEL SECURITY'),
  AT_ReplicaIdentity: (table, _name, def) => {
    const type = unwrap(def, 'ReplicaIdentityStmt')?.identity_type;
    if (type !== 'n') return additive('REPLICA IDENTITY', `only what replicas are told of ${table} changes`);
    return destructive(
      'REPLICA IDENTITY NOTHING',
      `updates and deletes of ${table} fail where it is published`,
      'keep an index or FULL',
    );
  },
};

export function tableSetting(table: string, { subtype = '', name = '', def }: AlterTableCmd): Finding | undefined {
  return settings[subtype]?.(table, name, def);
}
