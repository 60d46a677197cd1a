/** A row as it stands now, which was there at the moment. */
export interface Candidate<Row> {
  readonly row: Row;
  /** Something happened to it since: it may have been another one then. */
  readonly isChanged: boolean;
}

interface PastList<Row> {
  /** As many rows as the page has. */
  readonly limit: number;
  /** Place behind which the page begins. */
  readonly after: readonly string[] | undefined;
  /** Up to so many that were there then, behind a place, in an order that nothing changes. */
  readonly candidates: (after: readonly string[] | undefined, count: number) => Promise<readonly Candidate<Row>[]>;
  readonly placeOf: (row: Row) => readonly string[];
  readonly keyOf: (row: Row) => string;
  /** As they stood then, by their keys. */
  readonly fold: (rows: readonly Row[]) => Promise<ReadonlyMap<string, Row>>;
  /** Whether what it was then is looked for; asked of rows that have changed. */
  readonly keep: (then: Row) => boolean;
}

export interface PastPage<Row> {
  readonly rows: readonly Row[];
  /** Behind which the next page begins; undefined when there is none. */
  readonly next: readonly string[] | undefined;
}

/** So many rows are folded again for one page; one with fewer rows than asked for then says where to go on. */
const MOST_FOLDED = 400;
const AT_ONCE = 100;

/**
 * A page of a list as it was at a moment. Rows that nothing happened to are taken as they are; the others are folded
 * again, and looked at only then: what is not looked for now may have been then.
 */
export async function pastPage<Row>(list: PastList<Row>): Promise<PastPage<Row>> {
  const rows: Row[] = [];
  let { after } = list;
  for (let folded = 0; ;) {
    const found = await list.candidates(after, AT_ONCE);
    const changed = found.filter(({ isChanged }) => isChanged).map(({ row }) => row);
    const then = changed.length === 0 ? new Map<string, Row>() : await list.fold(changed);
    for (const [index, { row, isChanged }] of found.entries()) {
      after = list.placeOf(row);
      const told = isChanged ? then.get(list.keyOf(row)) : row;
      if (told === undefined || (isChanged && !list.keep(told))) continue;
      rows.push(told);
      const isLast = index === found.length - 1 && found.length < AT_ONCE;
      if (rows.length === list.limit) return { rows, next: isLast ? undefined : after };
    }
    if (found.length < AT_ONCE) return { rows, next: undefined };
    folded += changed.length;
    if (folded >= MOST_FOLDED) return { rows, next: after };
  }
}
