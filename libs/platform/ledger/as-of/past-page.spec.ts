import { pastPage } from './past-page';

interface Row {
  readonly at: number;
  readonly is: string;
}

/** Rows 1 to `count`; those in `then` have changed, and were something else. */
function list(count: number, then: Readonly<Record<number, string | undefined>>, limit: number, after?: string) {
  const rows = Array.from({ length: count }, (_, index): Row => ({ at: index + 1, is: 'open' }));
  const folds: number[] = [];
  const page = pastPage<Row>({
    limit,
    after: after === undefined ? undefined : [after],
    candidates: (behind, most) =>
      Promise.resolve(
        rows
          .filter(({ at }) => at > Number(behind?.[0] ?? 0))
          .map((row) => ({ row, isChanged: row.at in then }))
          .slice(0, most),
      ),
    placeOf: ({ at }) => [String(at)],
    keyOf: ({ at }) => String(at),
    fold: (changed) => {
      folds.push(changed.length);
      const told = changed.flatMap(({ at }) => {
        const is = then[at];
        return is === undefined ? [] : [[String(at), { at, is }] as const];
      });
      return Promise.resolve(new Map(told));
    },
    keep: ({ is }) => is === 'open',
  });
  return page.then(({ rows: found, next }) => ({ found: found.map(({ at }) => at), next: next?.[0], folds }));
}
const all = (count: number, is: string) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 1, is]));

describe('a page of a list as it was', () => {
  it('takes rows that nothing happened to as they are', async () => {
    expect(await list(3, {}, 5)).toEqual({ found: [1, 2, 3], next: undefined, folds: [] });
  });

  it('has what was looked for then, whatever it is now, and not what was not', async () => {
    expect((await list(4, { 2: 'closed', 3: 'open', 4: undefined }, 5)).found).toEqual([1, 3]);
  });

  it('goes on behind its last row, and says when there is nothing more', async () => {
    expect(await list(3, {}, 2)).toMatchObject({ found: [1, 2], next: '2' });
    expect(await list(3, {}, 2, '2')).toMatchObject({ found: [3], next: undefined });
    expect(await list(2, {}, 2)).toMatchObject({ found: [1, 2], next: undefined });
    expect(await list(100, {}, 100)).toMatchObject({ next: '100' });
    expect(await list(100, {}, 100, '100')).toMatchObject({ found: [], next: undefined });
  });

  it('folds so many rows and no more, and then says where to go on', async () => {
    const { found, next, folds } = await list(1_000, all(1_000, 'closed'), 5);
    expect({ found, next, folds }).toEqual({ found: [], next: '400', folds: [100, 100, 100, 100] });
  });
});
