import type { StatusObject } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';
import type { Outcome } from './append/outcome';
import { MAX_APPEND_BYTES } from './append/outcome';
import { MalformedMessage } from './wire/protobuf-reader';
import type { Expected, Target } from './wire/append-requests';
import { NotAUuid } from './wire/uuid';

/** A refusal as the protocol tells it: a status, and the exception that clients recognise it by. */
export class RpcFailure extends Error {
  constructor(
    readonly code: status,
    message: string,
    readonly exception?: string,
    readonly facts: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'RpcFailure';
  }

  toStatus(): StatusObject {
    const metadata = new Metadata();
    if (this.exception !== undefined) metadata.set('exception', this.exception);
    for (const [key, value] of Object.entries(this.facts)) {
      // Header values are printable ASCII; names in any other script travel percent-encoded.
      metadata.set(key, /^[\x20-\x7e]*$/.test(value) ? value : encodeURIComponent(value));
    }
    return { code: this.code, details: this.message, metadata };
  }
}

export const invalidArgument = (because: string): RpcFailure => new RpcFailure(status.INVALID_ARGUMENT, because);

export const streamDeleted = (stream: string): RpcFailure =>
  new RpcFailure(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, 'stream-deleted', {
    'stream-name': stream,
  });

/** Whatever went wrong in a call, as a status; what is nobody's known fault is INTERNAL. */
export function toStatus(error: unknown): StatusObject {
  return asFailure(error).toStatus();
}

function asFailure(error: unknown): RpcFailure {
  if (error instanceof RpcFailure) return error;
  if (error instanceof MalformedMessage || error instanceof NotAUuid) return invalidArgument(error.message);
  return new RpcFailure(status.INTERNAL, error instanceof Error ? error.message : String(error));
}

/** The failure of a unary call whose write was not done. */
export function failureOf(target: Target, outcome: Exclude<Outcome, { kind: 'written' }>): RpcFailure {
  switch (outcome.kind) {
    case 'wrong-expected':
      return wrongExpectedVersion(target, outcome.current);
    case 'stream-deleted':
      return streamDeleted(target.stream);
    case 'too-large':
      return new RpcFailure(status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded.', 'maximum-append-size-exceeded', {
        'maximum-append-size': String(MAX_APPEND_BYTES),
      });
    case 'expired':
      return new RpcFailure(status.DEADLINE_EXCEEDED, 'the deadline had passed');
    case 'invalid':
      return invalidArgument(outcome.because);
    case 'failed':
      return new RpcFailure(status.UNAVAILABLE, outcome.because);
  }
}

function wrongExpectedVersion({ stream, expected }: Target, current: number): RpcFailure {
  const wanted = String(expectedNumber(expected));
  return new RpcFailure(
    status.FAILED_PRECONDITION,
    `Append failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${wanted}, Actual version: ${String(current)}`,
    'wrong-expected-version',
    { 'stream-name': stream, 'expected-version': wanted, 'actual-version': String(current) },
  );
}

/** The protocol's numbers for expectations that are no revision. */
function expectedNumber(expected: Expected): bigint | number {
  switch (expected) {
    case 'no-stream':
      return -1;
    case 'any':
      return -2;
    case 'stream-exists':
      return -4;
    default:
      return expected;
  }
}
