import { refuse } from '@ledgerline/kernel';
import { RequestRefused } from '@ledgerline/platform/http';
import type { FastifyReply } from 'fastify';

const positionPattern = /^\d{1,18}$/;
const RETRY_MS = 2_000;

/** From here on the answer is ours: what goes wrong ends the stream, and its reader comes back. */
export function beginEventStream(reply: FastifyReply): void {
  reply.hijack();
  const headers = reply.getHeaders() as Record<string, string>;
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(`retry: ${String(RETRY_MS)}\n\n`);
}

/** The position in a `Last-Event-ID` or a parameter of that name; undefined when it was not sent. */
export function positionIn(text: string | undefined, parameter = 'Last-Event-ID'): bigint | undefined {
  if (text === undefined || text === '') return undefined;
  if (!positionPattern.test(text)) throw new RequestRefused(refuse('invalid-parameter', { parameter }));
  return BigInt(text);
}
