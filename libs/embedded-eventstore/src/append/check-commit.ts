import type { StreamHead } from '../store/stream-heads';
import type { Expected } from '../wire/append-requests';
import { NO_EVENTS } from './outcome';

/** What must be known of the past to decide about an append. */
export interface History {
  readonly isTombstoned: boolean;
  readonly isSoftDeleted: () => boolean;
  readonly hasMetadata: () => boolean;
  /** The revision at which this stream holds the id, as far back as ids are remembered. */
  readonly revisionOf: (id: string) => number | undefined;
  readonly isAt: (id: string, revision: number) => boolean;
}

export type Verdict =
  /** `revives`: the stream was deleted, and this append brings it back. */
  | { readonly kind: 'write'; readonly revives: boolean }
  /** It was written before; `last` is the revision of its last event. */
  | { readonly kind: 'repeat'; readonly last: number }
  | { readonly kind: 'wrong-expected' }
  | { readonly kind: 'stream-deleted' };

const WRONG: Verdict = { kind: 'wrong-expected' };

/** May these event ids be appended to a stream that stands at `head`? Only ids are compared, never what the events say. */
export function checkCommit(head: StreamHead, expected: Expected, ids: readonly string[], history: History): Verdict {
  if (history.isTombstoned) return { kind: 'stream-deleted' };
  if (expected === 'stream-exists') {
    if (history.isSoftDeleted()) return { kind: 'stream-deleted' };
    if (head.last === NO_EVENTS && !history.hasMetadata()) return WRONG;
  }
  if (expected === 'any' || expected === 'stream-exists') return checkUnordered(ids, history);
  const revision = expected === 'no-stream' ? NO_EVENTS : Number(expected);
  if (revision > head.last) return WRONG;
  if (revision === head.last) return { kind: 'write', revives: history.isSoftDeleted() };
  return checkRepeat(expected, revision, ids, history);
}

/** Without an exact revision, the ids may stand anywhere in the stream and in any order. */
function checkUnordered(ids: readonly string[], history: History): Verdict {
  let last: number | undefined;
  for (const id of ids) {
    const revision = history.revisionOf(id);
    if (revision === undefined) return last === undefined ? write(history) : WRONG;
    last = revision;
  }
  return last === undefined ? write(history) : { kind: 'repeat', last };
}

/** Behind the stream's head, the same ids must already stand at exactly those revisions. */
function checkRepeat(expected: Expected, before: number, ids: readonly string[], history: History): Verdict {
  const missing = ids.findIndex((id, index) => !history.isAt(id, before + 1 + index));
  if (missing === 0 && expected === 'no-stream' && history.isSoftDeleted()) return { kind: 'write', revives: true };
  if (missing !== -1 || ids.length === 0) return WRONG;
  return { kind: 'repeat', last: before + ids.length };
}

function write(history: History): Verdict {
  return { kind: 'write', revives: history.isSoftDeleted() };
}
