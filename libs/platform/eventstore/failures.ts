import { ErrorType } from '@eventstore/db-client';
import { EventLogError } from '@ledgerline/kernel';
import { NotConnected } from './connected';
import { TimedOut } from './time';

/** What a failed request says about what it asked for. */
export type Failure =
  /** Trying again does not help. */
  | { readonly kind: 'final'; readonly error: EventLogError }
  /** It never got as far as being done. */
  | { readonly kind: 'not-done'; readonly cause: unknown }
  /** It may have been done. */
  | { readonly kind: 'unclear'; readonly cause: unknown };

const GRPC_INVALID_ARGUMENT = 3;
const GRPC_PERMISSION_DENIED = 7;
const GRPC_RESOURCE_EXHAUSTED = 8;
const GRPC_UNIMPLEMENTED = 12;
/** What it says when no connection came about, or when the node itself says that it did nothing. */
const NOT_DONE =
  /No connection established|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|Name resolution failed|Failed to discover|nothing was written/;

export function classify(error: unknown): Failure {
  if (error instanceof EventLogError) return { kind: 'final', error };
  if (error instanceof NotConnected) return { kind: 'not-done', cause: error };
  const message = messageOf(error);
  const final = (code: EventLogError['code'], says = message): Failure => ({
    kind: 'final',
    error: new EventLogError(code, says === '' ? code : says, { cause: error }),
  });
  switch (propertyOf(error, 'type')) {
    case ErrorType.WRONG_EXPECTED_VERSION:
      return final(
        'wrong-expected-revision',
        `the stream is at revision ${String(propertyOf(error, 'actualVersion'))}`,
      );
    case ErrorType.STREAM_DELETED:
      return final('stream-deleted');
    case ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED:
      return final('too-large');
    case ErrorType.ACCESS_DENIED:
      return final('access-denied');
    case ErrorType.INVALID_ARGUMENT:
      return final('invalid-argument');
    case ErrorType.NOT_LEADER:
      return { kind: 'not-done', cause: error };
  }
  switch (propertyOf(error, 'code')) {
    case GRPC_INVALID_ARGUMENT:
      return final('invalid-argument');
    case GRPC_PERMISSION_DENIED:
      return final('access-denied');
    case GRPC_RESOURCE_EXHAUSTED:
      return final('too-large');
    case GRPC_UNIMPLEMENTED:
      return { kind: 'not-done', cause: error };
  }
  return { kind: NOT_DONE.test(message) ? 'not-done' : 'unclear', cause: error };
}

/** Whether the stream is not there, which for a reader is the same as empty. */
export function isStreamNotFound(error: unknown): boolean {
  return propertyOf(error, 'type') === ErrorType.STREAM_NOT_FOUND;
}

/** Whether there may be no connection behind the failure, or a frozen one: only a new client gets out of that. */
export function needsNewClient(error: unknown): boolean {
  return (
    error instanceof TimedOut ||
    error instanceof NotConnected ||
    propertyOf(error, 'type') === ErrorType.DEADLINE_EXCEEDED
  );
}

/** A server fails like this when it is asked to read from a position that is no event's. */
export function isInvalidPosition(error: unknown): boolean {
  return messageOf(error).includes('InvalidPosition');
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function propertyOf(error: unknown, name: 'type' | 'code' | 'actualVersion'): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}
