import type { Quarantined } from './quarantine';
import { INSERT_QUARANTINED, quarantineColumns } from './quarantine';

/** What a batch does to one table. */
export interface TableChanges {
  readonly table: string;
  /** Key to row, as JSON. */
  readonly upserts: ReadonlyMap<string, string>;
  readonly deletes: readonly string[];
}

/** A projection's step from the position at which its rows were to the one at which they will be. */
export interface Advance {
  readonly name: string;
  readonly build: string;
  readonly from: bigint | undefined;
  readonly to: bigint;
  /** What it does not fold any more, from this step on. */
  readonly quarantined: readonly Quarantined[];
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export const CHANNEL = 'ledgerline_projected';

/**
 * A whole batch as one statement, hence one transaction and one round trip: rows of every table, checkpoints and the
 * notification of what was `reached`. It writes nothing, and answers false, unless every checkpoint is where the batch started from.
 */
export function batchStatement(
  changes: readonly TableChanges[],
  advances: readonly Advance[],
  reached: string | undefined,
): Statement {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${String(values.push(value))}`;
  const parts = [...checkpointParts(advances, parameter), ...quarantineParts(advances, parameter)];
  changes.forEach(({ table, upserts, deletes }, index) => {
    if (upserts.size > 0) parts.push(`u${String(index)} as (${upsert(table, upserts, parameter)})`);
    if (deletes.length > 0) {
      parts.push(`d${String(index)} as (
        delete from "${table}" where key = any(${parameter(deletes)}::text[]) and (select yes from ok))`);
    }
  });
  const tell = reached === undefined ? '' : `, case when yes then pg_notify('${CHANNEL}', ${parameter(reached)}) end`;
  return { text: `with ${parts.join(',\n')}\nselect yes${tell} from ok`, values };
}

/** Between rows on their way to the database: JSON has control characters only escaped, so it stands in none of them. */
const SEPARATOR = '\x1e';
/** As `jsonb[]`; one text with separators costs the client a fraction of what an array literal would. */
const asRows = (parameter: string) => `string_to_array(${parameter}, chr(30))::jsonb[]`;
const joined = (rows: ReadonlyMap<string, string>) => [...rows.values()].join(SEPARATOR);

/** Rows of several tables, as `{ name, key, json }`. */
export function rowsStatement(
  wanted: readonly { readonly name: string; readonly table: string; readonly keys: readonly string[] }[],
): Statement {
  const selects = wanted.map(
    ({ name, table }, index) =>
      `select '${name}' as name, key, row::text as json from ${table} where key = any($${String(index + 1)}::text[])`,
  );
  return { text: selects.join('\nunion all\n'), values: wanted.map(({ keys }) => keys) };
}

/** Rows into a table of their own, without anything around them. */
export function upsertStatement(table: string, rows: ReadonlyMap<string, string>): Statement {
  return {
    text: `insert into ${table} as t (key, row) select * from unnest($1::text[], ${asRows('$2')})
      on conflict (key) do update set row = excluded.row`,
    values: [[...rows.keys()], joined(rows)],
  };
}

function upsert(table: string, rows: ReadonlyMap<string, string>, parameter: (value: unknown) => string): string {
  const keys = parameter([...rows.keys()]);
  const json = parameter(joined(rows));
  return `insert into "${table}" (key, row)
        select n.* from unnest(${keys}::text[], ${asRows(json)}) n (key, row) where (select yes from ok)
        on conflict (key) do update set row = excluded.row`;
}

function checkpointParts(advances: readonly Advance[], parameter: (value: unknown) => string): readonly string[] {
  const names = parameter(advances.map(({ name }) => name));
  const builds = parameter(advances.map(({ build }) => build));
  const froms = parameter(advances.map(({ from }) => (from === undefined ? null : String(from))));
  const tos = parameter(advances.map(({ to }) => String(to)));
  return [
    `step as (select * from unnest(${names}::text[], ${builds}::uuid[], ${froms}::bigint[], ${tos}::bigint[])
        s (name, build, "from", "to"))`,
    `held as materialized (
        select c.name from projection_checkpoint c join step s using (name)
        where c.build = s.build and c.position is not distinct from s."from" order by c.name for update of c)`,
    'ok as materialized (select (select count(*) from held) = (select count(*) from step) as yes)',
    `moved as (
        update projection_checkpoint c set position = s."to", stopped = null from step s where c.name = s.name and (select yes from ok))`,
  ];
}

function quarantineParts(advances: readonly Advance[], parameter: (value: unknown) => string): readonly string[] {
  const entries = advances.flatMap(({ name, quarantined }) => quarantined.map((one) => ({ name, quarantined: one })));
  if (entries.length === 0) return [];
  const [names, kinds, keys, reasons, positions] = quarantineColumns(entries).map(parameter);
  return [
    `quarantined as (
        ${INSERT_QUARANTINED}
        select q.* from unnest(${String(names)}::text[], ${String(kinds)}::text[], ${String(keys)}::text[],
          ${String(reasons)}::text[], ${String(positions)}::bigint[]) q where (select yes from ok)
        on conflict do nothing)`,
  ];
}
