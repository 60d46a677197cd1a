import { Refusal } from '@ledgerline/kernel';
import type { FastifyRequest } from 'fastify';
import { RequestRefused } from '../problems/request-refused';
import { parseStrictJson } from '@ledgerline/platform/strict-json';
import { isJsonType } from './content-type';

/** Replaces the bytes of the body by what they say, unless the route wants the bytes. Throws {@link RequestRefused}. */
export function readBody(request: FastifyRequest, raw: boolean): void {
  const { body, headers } = request;
  if (!(body instanceof Uint8Array)) return;
  if (body.length === 0 && !raw) {
    request.body = undefined;
    return;
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw new RequestRefused('unsupported-media-type');
  }
  if (raw) return;
  if (!isJsonType(headers['content-type'] ?? '')) throw new RequestRefused('unsupported-media-type');
  const parsed = parseStrictJson(body);
  if (parsed instanceof Refusal) throw new RequestRefused(parsed);
  request.body = parsed.value;
}
