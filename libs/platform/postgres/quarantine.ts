import type { ClientBase } from 'pg';

/** What a projection no longer folds: one of its rows, or whatever comes from one stream. */
export interface Quarantined {
  readonly kind: 'row' | 'stream';
  /** Key of the row, or name of the stream. */
  readonly key: string;
  readonly because: string;
  /** Of the event from which on it is not folded. */
  readonly position: bigint;
}

export type QuarantineByProjection = ReadonlyMap<string, readonly Quarantined[]>;

export const QUARANTINE = `
create table if not exists projection_quarantine (
  name     text not null,
  kind     text not null,
  key      text not null,
  because  text not null,
  position bigint not null,
  primary key (name, kind, key)
);`;

export const INSERT_QUARANTINED = 'insert into projection_quarantine (name, kind, key, because, position)';

/** Names, kinds, keys, reasons and positions, as five arrays for `unnest`. */
export function quarantineColumns(
  entries: readonly { readonly name: string; readonly quarantined: Quarantined }[],
): readonly (readonly string[])[] {
  return [
    entries.map(({ name }) => name),
    entries.map(({ quarantined }) => quarantined.kind),
    entries.map(({ quarantined }) => quarantined.key),
    entries.map(({ quarantined }) => quarantined.because),
    entries.map(({ quarantined }) => String(quarantined.position)),
  ];
}

export async function readQuarantine(client: ClientBase): Promise<QuarantineByProjection> {
  const found = await client.query<Omit<Quarantined, 'position'> & { name: string; position: string }>(
    'select name, kind, key, because, position from projection_quarantine order by name, position, key',
  );
  const byName = new Map<string, Quarantined[]>();
  for (const { name, position, ...rest } of found.rows) {
    const entry = { ...rest, position: BigInt(position) };
    const entries = byName.get(name);
    if (entries === undefined) byName.set(name, [entry]);
    else entries.push(entry);
  }
  return byName;
}

/** These, and no others, are what the projection does not fold. */
export async function replaceQuarantine(
  client: ClientBase,
  name: string,
  quarantine: readonly Quarantined[],
): Promise<void> {
  await client.query('delete from projection_quarantine where name = $1', [name]);
  if (quarantine.length === 0) return;
  const columns = quarantineColumns(quarantine.map((quarantined) => ({ name, quarantined })));
  await client.query(
    `${INSERT_QUARANTINED} select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])`,
    [...columns],
  );
}
