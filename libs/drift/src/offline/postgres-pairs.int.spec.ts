import type { SpecPostgres } from '@ledgerline/testing';
import { aPostgres } from '@ledgerline/testing';
import { givenServer } from '../detectors/postgres/scratch/scratch-server';
import { redactWith } from '../detectors/redact';
import { differencesBetween } from './database-differences';
import type { DatabaseState } from './database-side';
import { readScripts } from './database-side';
import { columnPairs } from './pairs/columns';
import { constraintPairs } from './pairs/constraints';
import { equalPairs } from './pairs/equal';
import { grantPairs } from './pairs/grants';
import { guardPairs } from './pairs/guards';
import { indexPairs } from './pairs/indexes';
import type { Pair } from './pairs/pair';
import { routinePairs } from './pairs/routines';
import { typePairs } from './pairs/types';
import { viewPairs } from './pairs/views';

const pairs: readonly (readonly [string, Pair])[] = [
  columnPairs,
  constraintPairs,
  indexPairs,
  viewPairs,
  routinePairs,
  guardPairs,
  grantPairs,
  typePairs,
]
  .flat()
  .map((pair) => [pair.what, pair]);
const judged = { redact: redactWith('key'), now: '2026-01-01T00:00:00.000Z' };

describe('two schemas', () => {
  let server: SpecPostgres;
  const known = new Map<string, Promise<DatabaseState>>();
  const made = (setup = '', text = '') => {
    const key = `${setup}\0${text}`;
    const state = known.get(key) ?? tried(setup, text);
    known.set(key, state);
    return state;
  };
  const tried = (setup: string, text: string) =>
    readScripts(
      [
        { id: '0001', text: setup },
        { id: '0002', text },
      ],
      givenServer(server.url),
      {},
      new AbortController().signal,
    );
  const between = (declared: DatabaseState, observed: DatabaseState) =>
    differencesBetween(declared, observed, judged)
      .map(({ kind, path }) => `${kind} ${path.replace(/^\/schema\//, '')}`)
      .sort();

  beforeAll(async () => {
    server = await aPostgres({ alone: true });
  });

  afterAll(() => server.stop());

  it.each(pairs)(
    'differ in %s, whichever is the declared one',
    async (_, { setup, differences, since = 0, ...pair }) => {
      const declared = await made(setup, pair.declared);
      if ((declared.schema.serverVersion ?? 0) < since) return;
      const observed = await made(setup, pair.observed);
      expect(between(declared, observed)).toEqual([...differences].sort());
      expect(between(observed, declared)).toEqual(differences.map(turned).sort());
      const proposed = differencesBetween(declared, observed, judged).map(({ statements }) => statements?.capture);
      // Where every one of them can be spelled, a release with these statements declares what is there.
      if (proposed.includes(undefined)) {
        process.stderr.write(`not spelled: ${pair.what}\n`);
        return;
      }
      const captured = await made(setup, [pair.declared ?? '', ...proposed].join(';\n'));
      expect(between(captured, observed)).toEqual([]);
    },
  );

  it.each(equalPairs.map((pair) => [pair.what, pair] as const))(
    'do not differ for %s',
    async (_, { setup, one, other, since = 0 }) => {
      const left = await made(setup, one);
      if ((left.schema.serverVersion ?? 0) < since) return;
      const right = await made(setup, other);
      expect([between(left, right), between(right, left)]).toEqual([[], []]);
    },
  );
});

const opposite: Readonly<Record<string, string>> = { missing: 'unexpected', unexpected: 'missing' };

function turned(difference: string): string {
  const [kind = '', ...path] = difference.split(' ');
  return [opposite[kind] ?? kind, ...path].join(' ');
}
