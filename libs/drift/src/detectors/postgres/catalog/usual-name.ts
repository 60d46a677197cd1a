const MOST_BYTES = 63;

/**
 * What a server calls something that is given no name: the table's name, those of the columns and a word for the kind,
 * cut as the server cuts them. It adds a number when that is taken.
 */
function usualName(table: string, columns: readonly string[], kind: string): string {
  const added = columns.join('_').slice(0, MOST_BYTES);
  const taken = Buffer.byteLength(kind) + 1 + (added === '' ? 0 : 1);
  let [first, second] = [Buffer.byteLength(table), Buffer.byteLength(added)];
  while (first + second + taken > MOST_BYTES) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  return [cut(table, first), ...(added === '' ? [] : [cut(added, second)]), kind].join('_');
}

/** The usual name where `name` is that, with a number or without. */
export function usualNameOf(name: string, table: string, columns: readonly string[], kind: string): string | null {
  const usual = usualName(table, columns, kind);
  return name.startsWith(usual) && /^\d{0,4}$/.test(name.slice(usual.length)) ? usual : null;
}

function cut(text: string, bytes: number): string {
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytes)).replace(/\uFFFD$/, '');
}
