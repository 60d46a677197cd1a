import type { TableChange } from './changed-tables';

const MOST_KEYS = 20;

/** Which rows of which tables are other ones now; null instead of keys: any of them; null instead of tables: of any table. */
type Tables = Readonly<Record<string, readonly string[] | null>> | null;

/** Tables with the keys of their changed rows, as far as they are few enough to be listed. */
export function tablesOf(changes: readonly TableChange[]): Tables {
  const tables = new Map<string, Set<string> | null>();
  for (const { table, key } of changes) {
    const keys = tables.get(table);
    if (keys === null) continue;
    if (key === undefined || (keys?.size ?? 0) >= MOST_KEYS) tables.set(table, null);
    else tables.set(table, (keys ?? new Set()).add(key));
  }
  return Object.fromEntries([...tables].map(([table, keys]) => [table, keys === null ? null : [...keys]]));
}

/** As a server-sent event. Its id is a position up to which everything has been told. */
export function changesFrame(upTo: bigint, tables: Tables): string {
  const position = String(upTo);
  return `id: ${position}\nevent: changes\ndata: ${JSON.stringify({ position, tables })}\n\n`;
}
