import type { AnyProjection, Recorded } from '@ledgerline/kernel';
import { ChangedTables } from './changed-tables';

const folding = (name: string, more: object): AnyProjection =>
  ({
    name,
    generation: 1,
    on: ['build.recorded'],
    keyOf: () => 'b1',
    evolve: () => ({}),
    ...more,
  }) as unknown as AnyProjection;

const built = { type: 'build.recorded', data: { buildId: 'b1' } } as unknown as Recorded;
const changed = (...projections: readonly AnyProjection[]) => new ChangedTables(projections).of(built);

describe('what an event changes', () => {
  it('is the row that it is about, in every table that folds its type', () => {
    expect(changed(folding('builds', {}), folding('others', { on: ['release.cut'] }), folding('more', {}))).toEqual([
      { table: 'builds', key: 'b1' },
      { table: 'more', key: 'b1' },
    ]);
  });

  it('is nothing in a table where it has no row', () => {
    expect(changed(folding('builds', { keyOf: () => undefined }))).toEqual([]);
  });

  it('is a new row of every journal, whatever its type', () => {
    expect(changed(folding('history', { journal: true, on: ['release.cut'] }))).toEqual([
      { table: 'history', key: undefined },
    ]);
  });

  it('is any row of a table whose keys are nobody’s business, or that cannot be told', () => {
    const failing = () => {
      throw new Error('no key');
    };
    expect(changed(folding('api_keys', {}), folding('builds', { keyOf: failing }))).toEqual([
      { table: 'api_keys', key: undefined },
      { table: 'builds', key: undefined },
    ]);
  });
});
