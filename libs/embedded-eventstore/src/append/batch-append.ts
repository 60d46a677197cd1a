import type { ServerDuplexStream } from '@grpc/grpc-js';
import { invalidArgument, toStatus } from '../failures';
import { decodeBatchMessage } from '../wire/append-messages';
import type { Target } from '../wire/append-requests';
import { batchResponse } from '../wire/append-responses';
import { AppendDraft, refusalOfName } from './append-draft';
import type { Outcome } from './outcome';
import type { Writes } from './writes';

/** Appends of one connection that may be half sent at a time, and that may wait for their flush. */
const MAX_DRAFTS = 64;
const MAX_WAITING = 2_048;

type Call = ServerDuplexStream<Buffer, Buffer>;

/** `BatchAppend`: any number of appends over one call, each answered under its correlation id once it is flushed. */
export async function batchAppend(call: Call, writes: Writes): Promise<void> {
  const session = new BatchSession(call, writes);
  try {
    for await (const message of call) {
      if (!session.take(message as Buffer)) return;
      if (session.isFull) await session.roomier();
    }
    await session.finished();
    call.end();
  } catch (error) {
    session.fail(error);
  }
}

class BatchSession {
  private readonly drafts = new Map<string, AppendDraft>();
  private waiting = 0;
  private wake: (() => void) | undefined;

  constructor(
    private readonly call: Call,
    private readonly writes: Writes,
  ) {
    call.on('drain', () => this.wake?.());
    call.on('cancelled', () => this.wake?.());
  }

  get isFull(): boolean {
    return !this.call.cancelled && (this.waiting >= MAX_WAITING || this.call.writableNeedDrain);
  }

  /** Until the caller has taken enough of its answers. */
  async roomier(): Promise<void> {
    while (this.isFull) await this.woken();
  }

  async finished(): Promise<void> {
    while (this.waiting > 0 && !this.call.cancelled) await this.woken();
  }

  /** False when the call is over because of this message. */
  take(bytes: Buffer): boolean {
    try {
      this.accept(bytes);
      return true;
    } catch (error) {
      // At once: leaving the loop over a call closes it without a status.
      this.fail(error);
      return false;
    }
  }

  fail(error: unknown): void {
    if (!this.call.cancelled) this.call.emit('error', toStatus(error));
  }

  private accept(bytes: Buffer): void {
    const message = decodeBatchMessage(bytes);
    const key = message.correlationId.toString('latin1');
    // An append that has begun keeps its first target. Without one, this is the rest of an append that was refused.
    const draft = this.drafts.get(key) ?? (message.target && new AppendDraft(message.target));
    if (draft === undefined) return;
    const { target } = draft;
    const refusal = refusalOfName(target.stream) ?? draft.addEncoded(message.events);
    if (refusal !== undefined) {
      this.drafts.delete(key);
      this.answer(message.correlationId, target, refusal);
    } else if (message.isFinal) {
      this.drafts.delete(key);
      this.submit(message.correlationId, draft);
    } else {
      if (this.drafts.size >= MAX_DRAFTS) throw invalidArgument('too many unfinished appends');
      this.drafts.set(key, draft);
    }
  }

  private submit(correlationId: Buffer, { target, events }: AppendDraft): void {
    this.waiting += 1;
    this.writes.append(target, events, (outcome) => {
      this.waiting -= 1;
      this.answer(correlationId, target, outcome);
      this.wake?.();
    });
  }

  private answer(correlationId: Buffer, target: Target, outcome: Outcome): void {
    if (!this.call.cancelled) this.call.write(batchResponse(correlationId, target, outcome));
  }

  private async woken(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = undefined;
  }
}
