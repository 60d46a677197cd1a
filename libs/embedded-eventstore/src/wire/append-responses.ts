import { status } from '@grpc/grpc-js';
import type { Outcome } from '../append/outcome';
import { MAX_APPEND_BYTES, NO_EVENTS } from '../append/outcome';
import type { Expected, Target } from './append-requests';
import { ProtobufWriter } from './protobuf-writer';

type Written = Extract<Outcome, { kind: 'written' }>;
type NotWritten = Exclude<Outcome, Written>;

/** `BatchAppendResp`; `correlationId` goes back as it came. */
export function batchResponse(correlationId: Buffer, target: Target, outcome: Outcome): Buffer {
  const writer = new ProtobufWriter(160 + target.stream.length * 3);
  writer.text(3, target.stream).close(4, 0);
  if (outcome.kind === 'written') success(writer, 3, outcome);
  else failure(writer, target.expected, outcome);
  return writer.data(1, correlationId).finish();
}

/** `AppendResp` of what was written. */
export function appendResponse(outcome: Written): Buffer {
  const writer = new ProtobufWriter(64);
  success(writer, 1, outcome);
  return writer.finish();
}

/** `AppendResp` for a stream that is at another revision. */
export function wrongExpectedResponse(expected: Expected, current: number): Buffer {
  const writer = new ProtobufWriter(64);
  expectation(writer, expected, { revision: 8, any: 9, 'stream-exists': 10, 'no-stream': 11 });
  if (current === NO_EVENTS) writer.empty(7);
  else writer.uint(6, current);
  return writer.close(2, 0).finish();
}

/** `DeleteResp` and `TombstoneResp`. */
export function deletionResponse(position: number): Buffer {
  return new ProtobufWriter(32).uint(2, position).uint(1, position).close(1, 0).finish();
}

function success(writer: ProtobufWriter, field: number, { revision, position }: Written): void {
  const result = writer.mark();
  if (position === undefined) writer.empty(4);
  else {
    const place = writer.mark();
    writer.uint(2, position).uint(1, position).close(3, place);
  }
  if (revision === NO_EVENTS) writer.empty(2);
  else writer.uint(1, revision);
  writer.close(field, result);
}

function failure(writer: ProtobufWriter, expected: Expected, outcome: NotWritten): void {
  const result = writer.mark();
  const [code, message, type] = statusOf(outcome);
  const details = writer.mark();
  const detail = writer.mark();
  if (outcome.kind === 'wrong-expected') wrongExpected(writer, expected, outcome.current);
  if (outcome.kind === 'too-large') writer.uint(1, MAX_APPEND_BYTES);
  if (outcome.kind === 'invalid') writer.text(1, outcome.because);
  writer.close(2, detail).text(1, `type.googleapis.com/event_store.client.${type}`).close(3, details);
  writer.text(2, message).uint(1, code).close(2, result);
}

function statusOf(outcome: NotWritten): readonly [code: number, message: string, type: string] {
  switch (outcome.kind) {
    case 'wrong-expected':
      return [status.FAILED_PRECONDITION, 'WrongExpectedVersion', 'WrongExpectedVersion'];
    case 'stream-deleted':
      return [status.FAILED_PRECONDITION, 'StreamDeleted', 'StreamDeleted'];
    case 'too-large':
      return [status.INVALID_ARGUMENT, 'MaximumAppendSizeExceeded', 'MaximumAppendSizeExceeded'];
    case 'expired':
      return [status.DEADLINE_EXCEEDED, 'Timeout', 'Timeout'];
    case 'invalid':
      return [status.INVALID_ARGUMENT, `BadRequest (INVALID_ARGUMENT): ${outcome.because}`, 'BadRequest'];
    case 'failed':
      return [status.UNAVAILABLE, `UNAVAILABLE: ${outcome.because}`, 'Unavailable'];
  }
}

function wrongExpected(writer: ProtobufWriter, expected: Expected, current: number): void {
  expectation(writer, expected, { revision: 3, any: 4, 'stream-exists': 5, 'no-stream': 6 });
  if (current === NO_EVENTS) writer.empty(2);
  else writer.uint(1, current);
}

type ExpectationFields = Readonly<Record<'revision' | Exclude<Expected, bigint>, number>>;

function expectation(writer: ProtobufWriter, expected: Expected, fields: ExpectationFields): void {
  if (typeof expected === 'bigint') writer.uint(fields.revision, expected);
  else writer.empty(fields[expected]);
}
