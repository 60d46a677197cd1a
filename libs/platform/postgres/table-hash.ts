import type { ClientBase } from 'pg';

export interface TableHash {
  /** SHA-256, hexadecimal, over every row in the order of the keys; equal rows have equal hashes. */
  readonly hash: string;
  readonly rows: number;
}

/** What a table (quoted, with its schema) holds, as one value. `row::text` is canonical: jsonb keeps its keys in order. */
export async function hashTable(
  client: ClientBase,
  table: string,
  without: readonly string[] = [],
): Promise<TableHash> {
  const result = await client.query<{ hash: string; rows: string }>(
    `select encode(sha256(convert_to(coalesce(string_agg(
        encode(sha256(convert_to(key || E'\\n' || row::text, 'UTF8')), 'hex'), '' order by key collate "C"), ''), 'UTF8')), 'hex')
        as hash, count(*) as rows from ${table} where key <> all($1::text[])`,
    [without],
  );
  const [found] = result.rows;
  if (found === undefined) throw new Error(`no hash of ${table}`);
  return { hash: found.hash, rows: Number(found.rows) };
}

/** Up to five keys whose rows are not the same in both tables. */
export async function differingKeys(
  client: ClientBase,
  one: string,
  other: string,
  without: readonly string[],
): Promise<readonly string[]> {
  const result = await client.query<{ key: string }>(
    `select key from ${one} a full join ${other} b using (key) where a.row is distinct from b.row
      and key <> all($1::text[]) order by key limit 5`,
    [without],
  );
  return result.rows.map(({ key }) => key);
}

export async function countRows(client: ClientBase, table: string): Promise<number> {
  const result = await client.query<{ rows: string }>(`select count(*) as rows from ${table}`);
  return Number(result.rows[0]?.rows ?? 0);
}
