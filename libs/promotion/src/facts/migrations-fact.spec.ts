import { type MigrationKnowledge, migrationsFact } from './migrations-fact';

type ReadMigration = NonNullable<ReturnType<MigrationKnowledge['of']>>;

const checksum = (letter: string) => `sha256:${letter.repeat(64)}`;
const file = (id: string, letter = id) => ({ id, checksum: checksum(letter) });
const nothing: MigrationKnowledge = { of: () => undefined, converged: () => false, alias: (id) => id };
const read = (known: Readonly<Record<string, ReadMigration>>, converged: readonly string[] = []) => ({
  ...nothing,
  of: (_database: string, id: string) => known[id],
  converged: (releaseId: string) => converged.includes(releaseId),
  alias: (releaseId: string) => (releaseId === 'r-85' ? 'v85' : releaseId),
});
const orders = (...files: ReturnType<typeof file>[]) => ({ orders: files });
const [a, b, c] = [file('a'), file('b'), file('c')] as const;

describe('what a release’s migrations mean for an environment', () => {
  it('is nothing where neither has any', () => {
    expect(migrationsFact(undefined, {}, nothing)).toBeUndefined();
    expect(migrationsFact({}, {}, nothing)).toBeUndefined();
  });

  it('is those that are to run, in their order, as somebody has read them', () => {
    const known = read({ b: { safety: 'additive' }, c: { safety: 'destructive', because: 'drops a column' } });
    expect(migrationsFact(orders(a), orders(a, b, c), known)).toEqual({
      toRun: [
        { database: 'orders', id: 'b', safety: 'additive' },
        { database: 'orders', id: 'c', safety: 'destructive', because: 'drops a column' },
      ],
      staying: [],
      problems: [],
    });
  });

  it('is unknown where nobody has read them', () => {
    expect(migrationsFact(undefined, orders(a), nothing)?.toRun).toEqual([
      { database: 'orders', id: 'a', safety: 'unknown' },
    ]);
  });

  it('is what stays there though the release has it not', () => {
    const known = read({ b: { safety: 'destructive', because: 'drops a table' } });
    expect(migrationsFact(orders(a, b), orders(a), known)).toEqual({
      toRun: [],
      staying: [{ database: 'orders', id: 'b', safety: 'destructive', because: 'drops a table' }],
      problems: [],
    });
    expect(migrationsFact(orders(a), {}, nothing)?.staying).toMatchObject([{ id: 'a', safety: 'unknown' }]);
  });

  it('is told of every database by itself', () => {
    const declared = { orders: [a], billing: [b] };
    const released = { billing: [b, c], audit: [a] };
    expect(migrationsFact(declared, released, nothing)).toMatchObject({
      toRun: [
        { database: 'audit', id: 'a' },
        { database: 'billing', id: 'c' },
      ],
      staying: [{ database: 'orders', id: 'a' }],
      problems: [],
    });
  });
});

describe('migrations that cannot run like that', () => {
  const problems = (declared: ReturnType<typeof orders>, released: ReturnType<typeof orders>) =>
    migrationsFact(declared, released, nothing)?.problems;

  it('were applied there with other content', () => {
    expect(problems(orders(a, b), orders(a, file('b', 'x')))).toEqual([
      {
        ...{ database: 'orders', id: 'b', problem: 'edited' },
        says: 'orders/b was applied there with other content',
      },
    ]);
  });

  it('stand before one that is applied there', () => {
    expect(problems(orders(a, c), orders(a, b, c))).toEqual([
      {
        ...{ database: 'orders', id: 'b', problem: 'out-of-order' },
        says: 'orders/b would run after c, which comes behind it and is applied there',
      },
    ]);
    expect(problems(orders(c), orders(a, b, c))).toHaveLength(2);
    expect(problems(orders(a), orders(a, b, c))).toEqual([]);
  });

  it('ran there under another name', () => {
    expect(problems(orders(a, b), orders(a, file('z', 'b')))).toEqual([
      {
        ...{ database: 'orders', id: 'z', problem: 'applied-under-another-name' },
        says: 'orders/z was applied there as b, and would run a second time',
      },
    ]);
  });

  it('wait for a release that has to have converged there first', () => {
    const known = { c: { safety: 'destructive' as const, requires: ['r-85', 'r-86'] } };
    expect(migrationsFact(orders(a), orders(a, c), read(known, ['r-86']))?.problems).toEqual([
      {
        ...{ database: 'orders', id: 'c', problem: 'requires-converged' },
        says: 'orders/c may run once v85 has converged there',
      },
    ]);
    expect(migrationsFact(orders(a), orders(a, c), read(known, ['r-85', 'r-86']))?.problems).toEqual([]);
    expect(migrationsFact(orders(a, c), orders(a, c), read(known))?.problems).toEqual([]);
  });
});
