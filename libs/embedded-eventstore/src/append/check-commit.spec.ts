import type { StreamHead } from '../store/stream-heads';
import type { Expected } from '../wire/append-requests';
import type { History } from './check-commit';
import { checkCommit } from './check-commit';

interface Past {
  readonly ids?: readonly string[];
  readonly softDeleted?: boolean;
  readonly tombstoned?: boolean;
  readonly metadata?: boolean;
}

/** What becomes of an append to a stream with this past. */
function appending(expected: Expected, ids: readonly string[], past: Past): string {
  const stored = past.ids ?? [];
  const head: StreamHead = { name: 's', streamId: 1, last: stored.length - 1 };
  const history: History = {
    isTombstoned: past.tombstoned ?? false,
    isSoftDeleted: () => past.softDeleted ?? false,
    hasMetadata: () => past.metadata ?? false,
    revisionOf: (id) => (stored.includes(id) ? stored.indexOf(id) : undefined),
    isAt: (id, revision) => stored[revision] === id,
  };
  const verdict = checkCommit(head, expected, ids, history);
  if (verdict.kind === 'write') return verdict.revives ? 'write and revive' : 'write';
  return verdict.kind === 'repeat' ? `repeat up to ${String(verdict.last)}` : verdict.kind;
}

const abc = { ids: ['a', 'b', 'c'] };
const none = {};

describe('an append is checked', () => {
  it.each<[Expected, string[], Past, string]>([
    ['no-stream', ['x'], none, 'write'],
    ['any', ['x'], none, 'write'],
    ['stream-exists', ['x'], none, 'wrong-expected'],
    ['stream-exists', ['x'], { metadata: true }, 'write'],
    [0n, ['x'], none, 'wrong-expected'],
    [2n ** 63n - 1n, ['x'], none, 'wrong-expected'],
  ])('on a missing stream: %s %j', (expected, ids, past, becomes) => {
    expect(appending(expected, ids, past)).toBe(becomes);
  });

  it.each<[Expected, string[], string]>([
    [2n, ['x'], 'write'],
    ['any', ['x'], 'write'],
    ['stream-exists', ['x'], 'write'],
    [9n, ['x'], 'wrong-expected'],
    [1n, ['x'], 'wrong-expected'],
    ['no-stream', ['a', 'b', 'c'], 'repeat up to 2'],
    ['no-stream', ['a', 'b'], 'repeat up to 1'],
    [0n, ['b', 'c'], 'repeat up to 2'],
    [0n, ['b', 'x'], 'wrong-expected'],
    ['no-stream', ['a', 'b', 'c', 'd'], 'wrong-expected'],
    ['any', ['a', 'b', 'c', 'd'], 'wrong-expected'],
    ['any', ['c', 'b'], 'repeat up to 1'],
    ['any', ['a', 'c'], 'repeat up to 2'],
    ['no-stream', [], 'wrong-expected'],
    [2n, [], 'write'],
    ['any', [], 'write'],
  ])('on a stream of three: %s %j', (expected, ids, becomes) => {
    expect(appending(expected, ids, abc)).toBe(becomes);
  });

  it('not for repeats at the current revision', () => {
    expect(appending(2n, ['c'], abc)).toBe('write');
  });

  it.each<[Expected, string]>([
    ['no-stream', 'write and revive'],
    ['any', 'write and revive'],
    [2n, 'write and revive'],
    ['stream-exists', 'stream-deleted'],
    [1n, 'wrong-expected'],
  ])('on a deleted stream: %s', (expected, becomes) => {
    expect(appending(expected, ['x'], { ...abc, softDeleted: true })).toBe(becomes);
  });

  it.each<Expected>(['no-stream', 'any', 'stream-exists', 2n])(
    'and refused for ever after a tombstone: %s',
    (expected) => {
      expect(appending(expected, ['x'], { ...abc, tombstoned: true })).toBe('stream-deleted');
    },
  );
});
