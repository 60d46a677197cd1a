import { EventLogError, Refusal } from '@ledgerline/kernel';
import { HttpException } from '@nestjs/common';
import { ThrottlerException } from '@nestjs/throttler';
import type { EdgeRefusal } from './edge-refusals';
import type { Problem, Texts } from './problem';
import { edgeProblem, problemOf } from './problem';
import { RequestRefused } from './request-refused';

const byStatus: Readonly<Record<number, EdgeRefusal>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'permission-denied',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  429: 'rate-limited',
};

/** No connection, no server, or a server whose tables the projector has not made yet (42P01). */
const databaseDown = /^(42P01|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|08...|53300|57P0[123])$/;
const databaseDownWithoutCode =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The problem that tells of an error, and nothing of the error itself: messages, stacks and values stay inside. */
export function problemOfError(texts: Texts, error: unknown): Problem {
  if (error instanceof RequestRefused) return problemOf(texts, error.refusal, error.errors);
  if (error instanceof Refusal) return problemOf(texts, error as Refusal);
  if (error instanceof EventLogError) return problemOfLedger(error);
  if (error instanceof ThrottlerException) return edgeProblem('rate-limited');
  if (error instanceof HttpException) return edgeProblem(byStatus[error.getStatus()] ?? 'internal');
  if (error instanceof Error && error.name === 'StreamContended') return edgeProblem('contended');
  if (isQuarantined(error)) return edgeProblem('stream-quarantined', factsOf(error));
  if (isBadValue(error)) return edgeProblem('invalid-parameter', { parameter: 'of the query' });
  return edgeProblem(isDatabaseDown(error) ? 'read-side-unavailable' : 'internal');
}

function problemOfLedger({ code }: EventLogError): Problem {
  switch (code) {
    case 'unavailable':
    case 'access-denied':
      return edgeProblem('ledger-unavailable');
    case 'outcome-unknown':
      return edgeProblem('outcome-unknown');
    case 'too-large':
      return edgeProblem('body-too-large');
    case 'wrong-expected-revision':
    case 'stream-deleted':
    case 'invalid-argument':
      return edgeProblem('internal');
  }
}

interface Quarantined {
  readonly stream: string;
  readonly revision: bigint;
  readonly eventType: string;
  readonly eventId: string;
  readonly reason: string;
}

function isQuarantined(error: unknown): error is Quarantined {
  return error instanceof Error && error.name === 'StreamQuarantined';
}

/** Where it stands and what kind of problem it is; what the event holds stays inside. */
function factsOf({ stream, revision, eventType, eventId, reason }: Quarantined) {
  return { stream, revision: String(revision), eventType, eventId, reason };
}

function isDatabaseDown(error: unknown): boolean {
  const { code, message } = told(error);
  return typeof code === 'string'
    ? databaseDown.test(code)
    : typeof message === 'string' && databaseDownWithoutCode.test(message);
}

/** A value that the database cannot read as the type of its column (SQLSTATE class 22): only a forged cursor gets so far. */
function isBadValue(error: unknown): boolean {
  const { code } = told(error);
  return typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
}

/** What an error says of itself, whichever realm it was made in. */
function told(error: unknown): { readonly code?: unknown; readonly message?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}
