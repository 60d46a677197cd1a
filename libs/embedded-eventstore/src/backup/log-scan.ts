import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredFrame } from '../store/ledger-store';
import type { StoreReader } from './store-reader';

const PAGE = 512;

/** Events up to `head`, in pages of one turn each; what is in the log is never changed, so they fit together. */
export async function* framesUpTo(reader: StoreReader, head: number): AsyncGenerator<StoredFrame, void, undefined> {
  for (let from = 1; from <= head;) {
    const page = reader.framesFrom(from, PAGE).filter(({ sequence }) => sequence <= head);
    if (page.length === 0) return;
    yield* page;
    from = (page.at(-1)?.sequence ?? head) + 1;
    await nextTurn();
  }
}
