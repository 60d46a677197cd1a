import { ErrorType } from '@eventstore/db-client';
import { EventLogError } from '@ledgerline/kernel';
import { NotConnected } from './connected';
import { classify, isStreamNotFound, needsNewClient } from './failures';
import { TimedOut } from './time';

const failing = (message: string, facts: object = {}): Error => Object.assign(new Error(message), facts);

describe('a failed request', () => {
  it.each([
    [ErrorType.WRONG_EXPECTED_VERSION, 'wrong-expected-revision'],
    [ErrorType.STREAM_DELETED, 'stream-deleted'],
    [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED, 'too-large'],
    [ErrorType.ACCESS_DENIED, 'access-denied'],
    [ErrorType.INVALID_ARGUMENT, 'invalid-argument'],
  ])('of the type %s is final: %s', (type, code) => {
    expect(classify(failing('', { type }))).toMatchObject({ kind: 'final', error: { code } });
  });

  it.each([
    [3, 'invalid-argument'],
    [7, 'access-denied'],
    [8, 'too-large'],
  ])('with the status %d is final: %s', (status, code) => {
    expect(classify(failing('no', { code: status }))).toMatchObject({ kind: 'final', error: { code } });
  });

  it.each([
    new NotConnected('no connection to 127.0.0.1:2113'),
    failing('14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED', { code: 14 }),
    failing('Failed to discover after 10 attempts.'),
    failing('14 UNAVAILABLE: nothing was written: the disk is full', { code: 14 }),
    failing('not leader', { type: ErrorType.NOT_LEADER }),
  ])('was not done when it says: %s', (error) => {
    expect(classify(error).kind).toBe('not-done');
  });

  it.each([
    failing('14 UNAVAILABLE: Connection dropped', { code: 14 }),
    failing('13 INTERNAL: Received RST_STREAM', { code: 13 }),
    failing('Could not recognize Server Is Not Ready', { type: ErrorType.UNKNOWN }),
    new TimedOut(3),
  ])('may have been done when it says: %s', (error) => {
    expect(classify(error).kind).toBe('unclear');
  });

  it('is passed on when it has a code of ours', () => {
    const error = new EventLogError('unavailable', 'closed');
    expect(classify(error)).toEqual({ kind: 'final', error });
  });

  it('calls for a new client only when nobody answered in time', () => {
    expect(needsNewClient(new TimedOut(3))).toBe(true);
    expect(needsNewClient(new NotConnected(''))).toBe(true);
    expect(needsNewClient(failing('4', { type: ErrorType.DEADLINE_EXCEEDED }))).toBe(true);
    expect(needsNewClient(failing('14', { code: 14 }))).toBe(false);
  });

  it('can mean no more than that a stream is empty', () => {
    expect(isStreamNotFound(failing('', { type: ErrorType.STREAM_NOT_FOUND }))).toBe(true);
    expect(isStreamNotFound(undefined)).toBe(false);
  });
});
