import type { DomainEvent, Projection, Recorded } from '@ledgerline/kernel';
import type { Decoded } from './decoded';
import { ProjectionRun } from './projection-run';

type Counted = DomainEvent<'counted', { readonly what: string }>;
interface Count {
  readonly what: string;
  readonly times: number;
}

const counts: Projection<Count, Counted> = {
  name: 'counts',
  generation: 1,
  on: ['counted'],
  keyOf: ({ data }) => data.what,
  evolve: (row, { data: { what } }) => {
    if (what === 'bad') throw new Error('uncountable');
    return { what, times: (row?.times ?? 0) + 1 };
  },
};

function counted(what: string, position: number, more: Partial<Decoded> = {}): Decoded {
  const previous = position === 1 ? undefined : BigInt(position - 1);
  const place = { type: 'counted', stream: 's', revision: 0n, position: BigInt(position) };
  const metadata = {
    schemaVersion: 1,
    actor: { kind: 'person', id: 'ana' },
    commandId: 'c',
    causationId: 'c',
    correlationId: 'c',
  };
  const event = {
    ...place,
    id: 'e',
    recordedAt: '2026-01-01T00:00:00.000Z',
    metadata,
    data: { what },
  } as unknown as Recorded;
  return { ...place, previous, event, problem: undefined, newer: false, ...more };
}

const run = (at?: bigint) => new ProjectionRun(counts as never, at, 10_000);

describe('a projection on its way', () => {
  it('asks for each row once, and folds all events of a key into it', () => {
    const projection = run();
    expect(projection.plan([counted('a', 1), counted('b', 2), counted('a', 3)], 5n)).toEqual(['a', 'b']);
    projection.load('a', '{"what":"a","times":7}');
    projection.load('b', undefined);
    projection.fold();
    expect(projection.position).toBe(5n);
    expect([...projection.takeChanges().upserts.values()]).toEqual([
      '{"what":"a","times":9}',
      '{"what":"b","times":1}',
    ]);
    expect(projection.plan([counted('a', 6)], 6n)).toEqual([]);
  });

  it('passes over what it has folded already', () => {
    const projection = run(2n);
    expect(projection.plan([counted('a', 1), counted('b', 2)], 2n)).toEqual([]);
    projection.fold();
    expect(projection.position).toBe(2n);
    expect(projection.changes).toBe(0);
  });

  it('leaves a row alone that it cannot fold, as it was before, and goes on with the others', () => {
    const projection = run();
    const [a1, a2] = [counted('a', 1), counted('a', 4)];
    projection.plan([a1, counted('bad', 2), counted('b', 3), counted('bad', 5), a2], 5n).forEach((key) => {
      projection.load(key, undefined);
    });
    projection.fold();
    expect(projection.position).toBe(5n);
    expect(projection.stopped).toBeUndefined();
    expect([...projection.takeChanges().upserts.keys()]).toEqual(['a', 'b']);
    const because = 'cannot fold "counted" at s@0: uncountable';
    expect(projection.takeQuarantined()).toEqual([{ kind: 'row', key: 'bad', because, position: 2n }]);
    expect(projection.takeQuarantined()).toEqual([]);
    expect(projection.plan([counted('bad', 6)], 6n)).toEqual([]);
  });

  it('puts a stream aside whose event cannot be read, with the rows that lack it from then on', () => {
    const projection = run();
    const broken = counted('a', 2, { event: undefined, problem: 'no-metadata' });
    projection.plan([counted('a', 1), broken, counted('b', 3)], 3n);
    projection.load('a', undefined);
    projection.fold();
    expect(projection.position).toBe(3n);
    expect([...projection.takeChanges().upserts.keys()]).toEqual(['a']);
    expect(projection.quarantined).toMatchObject([
      { kind: 'stream', key: 's', because: 'no-metadata', position: 2n },
      { kind: 'row', key: 'b', because: 'no-metadata', position: 3n },
    ]);
  });

  it('knows from its last time what to leave alone', () => {
    const projection = new ProjectionRun(counts as never, 1n, 10_000, [
      { kind: 'row', key: 'a', because: 'it was so', position: 1n },
    ]);
    expect(projection.plan([counted('a', 2), counted('b', 3)], 3n)).toEqual(['b']);
  });

  it('keeps a row as it was written last that the database refuses', () => {
    const projection = run();
    projection.plan([counted('a', 1)], 1n);
    projection.load('a', undefined);
    projection.fold();
    projection.takeChanges();
    projection.putAside('a', 'too long');
    expect(projection.plan([counted('a', 2)], 2n)).toEqual([]);
    expect(projection.quarantined).toMatchObject([{ kind: 'row', key: 'a', because: 'too long' }]);
  });

  it('stops when there is more poison than anything else', () => {
    const projection = run();
    const all = Array.from({ length: 1_001 }, (_, index) =>
      counted(`x${String(index)}`, index + 1, { event: undefined, stream: `s${String(index)}` }),
    );
    projection.plan(all, 1_001n);
    projection.fold();
    expect(projection.stopped?.at).toBe(1_001n);
    expect(projection.position).toBe(1_000n);
  });

  it('stops before what a newer build wrote, with everything up to there done', () => {
    const projection = run();
    const newer = counted('a', 2, { event: undefined, problem: 'unknown-version', newer: true });
    projection.plan([counted('a', 1), newer, counted('b', 3)], 3n);
    projection.load('a', undefined);
    projection.fold();
    expect(projection.position).toBe(1n);
    expect(projection.stopped).toEqual({ because: 'unknown-version', at: 2n });
    expect([...projection.takeChanges().upserts.keys()]).toEqual(['a']);
  });

  it('is concerned by types that nobody knows yet when they are on its subjects, a journal by all', () => {
    const journal = new ProjectionRun({ ...counts, journal: true } as never, undefined, 10_000);
    const types = ['counted', 'counted.twice', 'countedown', 'other.thing'];
    expect(types.filter((type) => run().isConcernedBy(type))).toEqual(['counted', 'counted.twice']);
    expect(types.filter((type) => journal.isConcernedBy(type))).toEqual(types);
  });

  it('reads no row back for a journal', () => {
    const journal = new ProjectionRun({ ...counts, journal: true } as never, undefined, 10_000);
    expect(journal.plan([counted('a', 1)], 1n)).toEqual([]);
    journal.fold();
    expect([...journal.takeChanges().upserts.values()]).toEqual(['{"what":"a","times":1}']);
  });
});
