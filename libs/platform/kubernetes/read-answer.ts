import type { IncomingMessage } from 'node:http';
import type { FailureCause, FailureCode } from './api-failure';
import { ApiFailure } from './api-failure';
import { isJsonObject, objectsIn, textAt } from './json-object';

const MOST_STATUS_BYTES = 256 * 1024;
const MOST_CAUSES = 200;

/** The whole of an answer, as JSON; what is longer than may be is not read to its end. */
export async function readJson(response: IncomingMessage, mostBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      response.destroy();
      throw new ApiFailure('too-large', `the API server answers more than ${String(mostBytes)} bytes`);
    }
    chunks.push(chunk);
  }
  if (!response.complete) throw new ApiFailure('unreachable', 'the connection broke in the middle of an answer');
  return parsed(Buffer.concat(chunks).toString('utf8'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiFailure('unreadable', 'the API server answers no JSON');
  }
}

/** What an answer other than 2xx comes to. */
export async function failureOf(response: IncomingMessage, now: number): Promise<ApiFailure> {
  const { statusCode = 0 } = response;
  const status = await readJson(response, MOST_STATUS_BYTES).catch(() => undefined);
  return failureOfStatus(statusCode, status, retryAfter(response.headers['retry-after'], now));
}

/** The same of a `Status`, as it comes in the middle of a watch. */
export function failureOfStatus(code: number, status: unknown, retryAfterMilliseconds?: number): ApiFailure {
  const facts = {
    status: code,
    causes: causesIn(status),
    ...(retryAfterMilliseconds !== undefined && { retryAfterMilliseconds }),
  };
  const reason = textAt(status, 'reason');
  const told = reason !== undefined && /^[A-Za-z]{1,60}$/.test(reason) ? `, ${reason}` : '';
  return new ApiFailure(codeOf(code), `the API server answers ${String(code)}${told}`, facts);
}

function codeOf(status: number): FailureCode {
  switch (status) {
    case 400:
    case 422:
      return 'invalid';
    case 401:
      return 'unauthenticated';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 410:
      return 'expired';
    case 413:
      return 'too-large';
    case 429:
    case 503:
      return 'throttled';
    default:
      return status >= 500 ? 'failing' : 'unreadable';
  }
}

/** Seconds, or a date. */
function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = /^\d{1,6}$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}

function causesIn(status: unknown): readonly FailureCause[] {
  const details = isJsonObject(status) ? status.details : undefined;
  return objectsIn(isJsonObject(details) ? details.causes : undefined)
    .slice(0, MOST_CAUSES)
    .map((cause) => ({
      reason: textAt(cause, 'reason') ?? '',
      field: textAt(cause, 'field') ?? '',
      ...ownerIn(textAt(cause, 'message') ?? ''),
    }));
}

/** The API server tells whose a field is in words only: `conflict with "kubectl" with subresource "scale" using apps/v1`. */
function ownerIn(message: string): Pick<FailureCause, 'manager' | 'subresource'> {
  const found = /^conflict with "((?:[^"\\]|\\.){1,200})"(?: with subresource "([^"]{1,60})")?/.exec(message);
  if (found?.[1] === undefined) return {};
  return { manager: found[1], ...(found[2] !== undefined && { subresource: found[2] }) };
}
