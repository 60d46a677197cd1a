/** In which order findings are listed; of equals the oldest comes first, except in `newest`. */
export const findingOrders = ['newest', 'oldest', 'severity', 'deadline'] as const;
export type FindingOrder = (typeof findingOrders)[number];

interface Sorting {
  /** What goes first, as a column of the table and its type. */
  readonly column: string;
  readonly type: string;
  readonly descending?: true;
}

const sortings: Readonly<Record<FindingOrder, Sorting>> = {
  newest: { column: 'position', type: 'bigint', descending: true },
  oldest: { column: 'position', type: 'bigint' },
  severity: { column: 'gravity', type: 'int' },
  deadline: { column: 'due', type: 'text' },
};

/** The order as SQL: what sorts, and what stands behind the place of a cursor (parameters named by the caller). */
export function sortingOf(order: FindingOrder, alias: string, [sort, position, id]: readonly [string, string, string]) {
  const { column, type, descending } = sortings[order];
  const way = descending ? 'desc' : 'asc';
  const columns = [column, 'position', 'finding_id'].map((name) => `${alias}.${name}`);
  return {
    sortValue: `${alias}.${column}::text`,
    orderBy: columns.map((name) => `${name} ${way}`).join(', '),
    behind: `(${columns.join(', ')}) ${descending ? '<' : '>'} (${sort}::${type}, ${position}::bigint, ${id}::text)`,
  };
}
