import type { ServerWritableStream } from '@grpc/grpc-js';
import { EventEmitter } from 'node:events';
import type { StoredFrame } from '../store/ledger-store';
import { everything } from './event-filter';
import { Outlet } from './outlet';
import { readAll } from './read-all';
import type { ReadContext } from './read-context';

/** A call that takes `capacity` messages at a time and drains when told to. */
class FakeCall extends EventEmitter {
  readonly taken: string[] = [];
  cancelled = false;
  writableNeedDrain = false;

  constructor(private readonly capacity: number) {
    super();
  }

  write(frame: Buffer): boolean {
    this.taken.push(frame.toString());
    this.writableNeedDrain = this.taken.length % this.capacity === 0;
    return !this.writableNeedDrain;
  }

  drain(): void {
    this.writableNeedDrain = false;
    this.emit('drain');
  }

  cancel(): void {
    this.cancelled = true;
    this.emit('cancelled');
  }
}

/** A log of so many events that says how many of them were fetched. */
class FakeStore {
  fetched = 0;

  constructor(readonly head: number) {}

  framesFrom(first: number, limit: number): StoredFrame[] {
    this.fetched += limit;
    return Array.from({ length: limit }, (_, index) => first + index)
      .filter((sequence) => sequence <= this.head)
      .map((sequence) => ({ sequence, frame: Buffer.from(String(sequence)) }));
  }
}

const read = { from: 'start', count: Infinity, backwards: false, resolveLinks: false, filter: everything } as const;

function reading(call: FakeCall, store: FakeStore): Promise<void> {
  const outlet = new Outlet(call as unknown as ServerWritableStream<Buffer, Buffer>);
  return readAll(read, outlet, { store } as unknown as ReadContext);
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a read of the whole log', () => {
  it('waits for a reader that is behind, and goes on when it has caught up', async () => {
    const [call, store] = [new FakeCall(10), new FakeStore(25)];
    const done = reading(call, store);
    await settled();
    expect(call.taken).toHaveLength(10);
    for (let round = 0; round < 2; round++) {
      call.drain();
      await settled();
    }
    await done;
    expect(call.taken).toEqual(Array.from({ length: 25 }, (_, index) => String(index + 1)));
  });

  it('stops working when its reader has gone', async () => {
    const [call, store] = [new FakeCall(10), new FakeStore(1_000_000)];
    const done = reading(call, store);
    await settled();
    call.cancel();
    await done;
    expect(call.taken).toHaveLength(10);
    expect(store.fetched).toBeLessThan(1_000);
  });
});
