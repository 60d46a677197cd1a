import type { StoredEvent } from '@ledgerline/kernel';
import { UndecodableEvent } from '@ledgerline/kernel';

/** What is wrong with the event; `cannot-be-folded` is an error in the code that folds it. */
type QuarantineReason = 'unknown-type' | 'unknown-version' | 'no-metadata' | 'cannot-be-folded';

/**
 * A stream holds an event that cannot be read, or that its decider fails on: nothing is decided on it until it can be,
 * and everything else goes on.
 */
export class StreamQuarantined extends Error {
  readonly stream: string;
  readonly revision: bigint;
  readonly eventId: string;
  readonly eventType: string;
  readonly reason: QuarantineReason;

  constructor({ stream, revision, id, type }: StoredEvent, cause: unknown) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    super(`stream "${stream}" is quarantined at event "${type}" ${id} (revision ${String(revision)}): ${problem}`, {
      cause,
    });
    this.name = 'StreamQuarantined';
    this.stream = stream;
    this.revision = revision;
    this.eventId = id;
    this.eventType = type;
    this.reason = cause instanceof UndecodableEvent ? cause.reason : 'cannot-be-folded';
  }
}
