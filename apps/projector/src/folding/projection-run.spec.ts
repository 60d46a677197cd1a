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
  return { ...place, previous, event, problem: undefined, unknown: false, ...more };
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

  it('stops before what it cannot fold, with everything up to there done', () => {
    const projection = run();
    projection.plan([counted('a', 1), counted('bad', 2), counted('b', 3)], 3n).forEach((key) => {
      projection.load(key, undefined);
    });
    projection.fold();
    expect(projection.position).toBe(1n);
    expect(projection.stopped).toEqual({ because: 'cannot fold "counted" at s@0: uncountable', at: 2n });
    expect([...projection.takeChanges().upserts.keys()]).toEqual(['a']);
  });

  it('stops before what nobody can read', () => {
    const unreadable = { event: undefined, problem: 'unknown-version' };
    const stopsAt = (more: Partial<Decoded>) => {
      const projection = run();
      projection.plan([counted('a', 1), counted('a', 2, { ...unreadable, ...more })], 2n);
      projection.load('a', undefined);
      projection.fold();
      return [projection.position, projection.stopped?.at];
    };
    expect(stopsAt({})).toEqual([1n, 2n]);
    expect(stopsAt({ type: 'never-heard-of', unknown: true })).toEqual([1n, 2n]);
  });
});
