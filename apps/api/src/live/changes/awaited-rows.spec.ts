import type { ProjectionStatus } from '@ledgerline/platform/postgres';
import { AwaitedRows } from './awaited-rows';

const following: ProjectionStatus = { position: undefined, superseded: false, stopped: undefined, quarantined: 0 };

class SetProgress {
  private readonly tables = new Map<string, ProjectionStatus>();

  set(name: string, status: Partial<ProjectionStatus>): void {
    this.tables.set(name, { ...following, ...this.tables.get(name), ...status });
  }

  position(): bigint | undefined {
    const positions = [...this.tables.values()].map(({ position }) => position ?? -1n);
    return positions.reduce((lowest, position) => (position < lowest ? position : lowest));
  }

  statuses(): ReadonlyMap<string, ProjectionStatus> {
    return this.tables;
  }
}

const change = (table: string, position: bigint) => ({ project: 'checkout', table, key: 'k', position });

function arrange(most?: number) {
  const progress = new SetProgress();
  progress.set('builds', { position: 0n });
  progress.set('findings', { position: 0n });
  return { progress, rows: new AwaitedRows(progress, most) };
}

describe('rows that are waited for', () => {
  it('are readable when their own table has come that far, not when another has', () => {
    const { progress, rows } = arrange();
    rows.add([change('builds', 5n), change('findings', 5n), change('builds', 6n)]);
    progress.set('builds', { position: 5n });
    expect(rows.take().readable).toEqual([change('builds', 5n)]);
    expect(rows.lowestOf('checkout')).toBe(5n);
    progress.set('findings', { position: 9n });
    expect(rows.take().readable).toEqual([change('findings', 5n)]);
    expect([rows.lowestOf('checkout'), rows.lowestOf('billing')]).toEqual([6n, undefined]);
  });

  it('of a table that goes no further are not waited for', () => {
    const { progress, rows } = arrange();
    rows.add([change('builds', 5n)]);
    progress.set('builds', { stopped: 'newer' });
    expect(rows.take().readable).toEqual([change('builds', 5n)]);
  });

  it('are told of together, once all tables have come that far, when there are too many', () => {
    const { progress, rows } = arrange(2);
    rows.add([change('builds', 5n), change('builds', 6n), change('builds', 7n)]);
    expect([rows.take().lost, rows.lowestOf('checkout')]).toEqual([[], 0n]);
    progress.set('builds', { position: 7n });
    expect(rows.take().lost).toEqual([]);
    progress.set('findings', { position: 7n });
    expect(rows.take().lost).toEqual([['checkout', 7n]]);
    expect(rows.lowestOf('checkout')).toBeUndefined();
  });

  it('are all other ones when their table was made anew', () => {
    const { progress, rows } = arrange();
    progress.set('builds', { superseded: true });
    expect(rows.take().exchanged).toEqual([]);
    progress.set('builds', { superseded: false });
    expect(rows.take().exchanged).toEqual(['builds']);
    expect(rows.take().exchanged).toEqual([]);
  });
});
