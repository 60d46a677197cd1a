import type { Table } from '../database-schema';
import { columnDefinition, columnExtras, sequenceOf } from './columns';
import { grantChange } from './grants';
import { parts } from './parts';
import { assignments, identifier, literal, qualified } from './spelling';

/** Everything that makes a table; undefined where a person has to write it. */
export function createTable(name: string, table: Table): readonly string[] | undefined {
  if (table.server !== undefined || table.ofType !== undefined) return undefined;
  if (table.partitionOf !== undefined && Object.keys(table.columns).length > 0) return undefined;
  const sqlName = qualified(name);
  const sequences = Object.entries(table.columns).map(([column, about]) => sequenceOf(sqlName, column, about));
  return [
    ...sequences.flatMap(({ before }) => before),
    heading(sqlName, table),
    ...sequences.flatMap(({ after }) => after),
    ...Object.entries(table.columns).flatMap(([column, about]) => columnExtras(sqlName, column, about)),
    ...['constraints', 'indexes', 'triggers', 'rules', 'policies'].flatMap((part) => createParts(name, part, table)),
    ...tableSettings(sqlName, table),
    ...(grantChange('tables', name, { to: table.grants ?? {} }) ?? []),
    ...(table.comment === undefined ? [] : [`COMMENT ON TABLE ${sqlName} IS ${literal(table.comment)}`]),
  ];
}

function heading(sqlName: string, table: Table): string {
  const { unlogged, partitionOf, bound, partitionedBy, inherits = [], options, accessMethod } = table;
  const columns = Object.entries(table.columns).map(([column, about]) => `  ${columnDefinition(column, about)}`);
  const what =
    partitionOf === undefined
      ? `(\n${columns.join(',\n')}\n)`
      : `PARTITION OF ${qualified(partitionOf)} ${bound ?? 'DEFAULT'}`;
  return [
    `CREATE ${unlogged === true ? 'UNLOGGED ' : ''}TABLE ${sqlName} ${what}`,
    ...(inherits.length === 0 ? [] : [`INHERITS (${inherits.map(qualified).join(', ')})`]),
    ...(partitionedBy === undefined ? [] : [`PARTITION BY ${partitionedBy}`]),
    ...(accessMethod === undefined ? [] : [`USING ${identifier(accessMethod)}`]),
    ...(options === undefined || Object.keys(options).length === 0 ? [] : [`WITH (${assignments(options)})`]),
  ].join(' ');
}

function createParts(name: string, part: string, table: Table): readonly string[] {
  const things = (table as unknown as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>)[part];
  return Object.entries(things ?? {}).flatMap(([own, thing]) => parts[part]?.create(name, own, thing as never) ?? []);
}

function tableSettings(sqlName: string, { rowSecurity, replicaIdentity, clusteredBy }: Table): readonly string[] {
  return [
    ...rowSecurityStatements(sqlName, undefined, rowSecurity),
    ...(replicaIdentity === undefined ? [] : [replicaIdentityStatement(sqlName, replicaIdentity)]),
    ...(clusteredBy === undefined ? [] : [`ALTER TABLE ${sqlName} CLUSTER ON ${clusteredBy}`]),
  ];
}

function rowSecurityStatements(sqlName: string, from: string | undefined, to: string | undefined): readonly string[] {
  const isOn = (state: string | undefined) => state === 'enabled' || state === 'forced';
  const isForced = (state: string | undefined) => state !== undefined && state !== 'enabled';
  return [
    ...(isOn(from) === isOn(to)
      ? []
      : [`ALTER TABLE ${sqlName} ${isOn(to) ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`]),
    ...(isForced(from) === isForced(to)
      ? []
      : [`ALTER TABLE ${sqlName} ${isForced(to) ? '' : 'NO '}FORCE ROW LEVEL SECURITY`]),
  ];
}

function replicaIdentityStatement(sqlName: string, identity: string | undefined): string {
  const said = identity?.startsWith('index ') === true ? `USING INDEX ${identity.slice(6)}` : (identity ?? 'default');
  return `ALTER TABLE ${sqlName} REPLICA IDENTITY ${said.startsWith('USING') ? said : said.toUpperCase()}`;
}

/** What changes one thing about a table. */
export function tableChange(name: string, field: string, from: Table, to: Table): readonly string[] | undefined {
  const sqlName = qualified(name);
  switch (field) {
    case 'rowSecurity':
      return rowSecurityStatements(sqlName, from.rowSecurity, to.rowSecurity);
    case 'unlogged':
      return [`ALTER TABLE ${sqlName} SET ${to.unlogged === true ? 'UNLOGGED' : 'LOGGED'}`];
    case 'replicaIdentity':
      return [replicaIdentityStatement(sqlName, to.replicaIdentity)];
    case 'clusteredBy':
      return [
        `ALTER TABLE ${sqlName} ${to.clusteredBy === undefined ? 'SET WITHOUT CLUSTER' : `CLUSTER ON ${to.clusteredBy}`}`,
      ];
    default:
      return undefined;
  }
}
