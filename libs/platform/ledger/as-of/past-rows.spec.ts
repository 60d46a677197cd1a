import type { DomainEvent, Projection } from '@ledgerline/kernel';
import { toldLog } from '@ledgerline/testing';
import { PastRows } from './past-rows';

type Said = DomainEvent<'said' | 'hushed', { readonly who: string; readonly word: string; readonly stream?: string }>;
interface Row {
  readonly who: string;
  readonly words: string;
}

const said = (who: string, word: string, stream = who): Said => ({ type: 'said', data: { who, word, stream } });
const hushed = (who: string): Said => ({ type: 'hushed', data: { who, word: '' } });
const words: Projection<Row, Said> = {
  name: 'words',
  generation: 1,
  on: ['said', 'hushed'],
  keyOf: ({ data: { who } }) => who,
  evolve: (row, { type, data: { who, word } }) =>
    type === 'hushed' ? undefined : { who, words: `${row?.words ?? ''}${word}` },
};
const after = (...history: readonly Said[]) =>
  new PastRows(...toldLog(({ data: { who, stream = who } }) => stream, ...history));
const told = async (past: PastRows, moment: Parameters<PastRows['fold']>[2], ...streams: readonly string[]) =>
  Object.fromEntries([...(await past.fold(words, streams, moment))].map(([key, row]) => [key, row.words]));

describe('the rows of a moment', () => {
  const past = after(said('ana', 'a'), said('bob', 'b'), said('ana', 'c'), hushed('bob'));

  it('are those of its position, itself included', async () => {
    expect(await told(past, { position: 1n }, 'ana', 'bob')).toEqual({ ana: 'a', bob: 'b' });
    expect(await told(past, { position: 2n }, 'ana', 'bob')).toEqual({ ana: 'ac', bob: 'b' });
  });

  it('are those of its instant, itself included', async () => {
    expect(await told(past, { instant: '2026-01-01T00:01:59.999Z' }, 'ana', 'bob')).toEqual({ ana: 'a', bob: 'b' });
    expect(await told(past, { instant: '2026-01-01T00:02:00.000Z' }, 'ana', 'bob')).toEqual({ ana: 'ac', bob: 'b' });
  });

  it('are none before anything happened, and those of now in a time to come', async () => {
    expect(await told(past, { instant: '2025-01-01T00:00:00.000Z' }, 'ana', 'bob')).toEqual({});
    expect(await told(past, { position: 9_999n }, 'ana', 'bob')).toEqual({ ana: 'ac' });
  });

  it('are folded in the order of the ledger, whatever the order of the streams', async () => {
    const several = after(said('ana', 'a', 'one'), said('ana', 'b', 'two'), said('ana', 'c', 'one'));
    expect(await told(several, { position: 9n }, 'two', 'one', 'two')).toEqual({ ana: 'abc' });
  });

  it('know nothing of types that the projection does not fold', async () => {
    const narrow = { ...words, on: ['said'] as const };
    expect((await past.fold(narrow, ['bob'], { position: 9n })).get('bob')).toEqual({ who: 'bob', words: 'b' });
  });
});
