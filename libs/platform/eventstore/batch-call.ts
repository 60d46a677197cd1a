import type { EventStoreDBClient } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError';
import { convertToCommandError } from '@eventstore/db-client/dist/utils/CommandError';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import type { Appended } from '@ledgerline/kernel';
import { randomUUID } from 'node:crypto';
import type { Append } from './append';
import { batchRequests } from './batch-messages';
import { connected, NotConnected } from './connected';
import { uuidText } from './uuid-text';

interface Waiting {
  readonly stream: string;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

interface RoomToCome {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

type Call = ReturnType<StreamsClient['batchAppend']>;

/**
 * One `BatchAppend` call: any number of appends on their way at once, each told apart by a correlation id. The client
 * has such a call too, but its table of appends is one for the whole process, so that the error of one connection
 * fails the appends of all others and a late answer ends the process; here the table belongs to the call.
 */
export class BatchCall {
  private readonly waiting = new Map<string, Waiting>();
  private heardAt = performance.now();
  /** Settles when the connection takes more; undefined while it does. */
  private room: RoomToCome | undefined;
  private cause: Error | undefined;

  private constructor(private readonly call: Call) {
    call.on('data', (answer: BatchAppendResp) => {
      this.settle(answer);
    });
    call.on('drain', () => {
      this.makeRoom();
    });
    call.on('error', (error: Error) => {
      this.end(convertToCommandError(error));
    });
    call.on('end', () => {
      this.end(new Error('the server ended the call'));
    });
  }

  /** Throws `NotConnected` when there is no connection within `limit` milliseconds. */
  static async open(client: EventStoreDBClient, limit: number): Promise<BatchCall> {
    let opened: BatchCall | undefined;
    const open = client['GRPCStreamCreator'](StreamsClient, 'batchAppend', async (grpc) => {
      await connected(grpc.getChannel(), limit);
      const call = grpc.batchAppend(...client['callArguments']({}, { deadline: Infinity }));
      // It listens from the first moment on, since a call may fail in the next.
      opened = new BatchCall(call);
      return call;
    });
    await open();
    if (opened === undefined) throw new NotConnected('the call for appends was not opened');
    return opened;
  }

  get isOver(): boolean {
    return this.cause !== undefined;
  }

  /** Milliseconds since the server answered anything on this call, or since it was opened. */
  get silentFor(): number {
    return performance.now() - this.heardAt;
  }

  /** Rejects with what the server says, or with what ended the call before it said anything. */
  async append(append: Append): Promise<Appended> {
    while (this.room !== undefined) await this.room.promise;
    if (this.cause !== undefined) throw this.cause;
    const correlationId = randomUUID();
    if (this.waiting.size === 0) this.heardAt = performance.now();
    return new Promise((resolve, reject) => {
      this.waiting.set(correlationId, { stream: append.stream, resolve, reject });
      let hasRoom = true;
      for (const request of batchRequests(append, correlationId)) hasRoom = this.call.write(request);
      if (!hasRoom) this.room ??= roomToCome();
    });
  }

  private settle(answer: BatchAppendResp): void {
    this.heardAt = performance.now();
    const id = uuidText(answer.getCorrelationId());
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    this.waiting.delete(id);
    const [error, success] = [answer.getError(), answer.getSuccess()];
    if (success !== undefined) {
      const position = success.getPosition()?.getCommitPosition() ?? '0';
      waiting.resolve({ revision: BigInt(success.getCurrentRevision()), position: BigInt(position) });
    } else if (error?.getDetails() !== undefined) waiting.reject(unpackToCommandError(error, waiting.stream));
    else waiting.reject(new Error(error?.getMessage() ?? 'the server answered neither success nor failure'));
  }

  private end(cause: Error): void {
    this.cause ??= cause;
    for (const { reject } of this.waiting.values()) reject(this.cause);
    this.waiting.clear();
    this.makeRoom();
  }

  private makeRoom(): void {
    this.room?.resolve();
    this.room = undefined;
  }
}

function roomToCome(): RoomToCome {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
