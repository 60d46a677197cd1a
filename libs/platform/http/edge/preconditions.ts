import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { positionOf } from './moment-of';

const strongTag = /^"(\d+)"$/;
const idempotencyKey = /^[\x20-\x7e]{1,200}$/;

/** The revision in `If-Match`: one strong tag, as a command or a read answered it. */
export function revisionIn(header: string): bigint | Refusal<'invalid-precondition'> {
  const digits = strongTag.exec(header.trim())?.[1];
  return (digits === undefined ? undefined : positionOf(digits)) ?? refuse('invalid-precondition');
}

/** Whether `If-None-Match` names this tag; weak tags match too, as RFC 9110 asks of a read. */
export function matchesTag(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`);
}

export function isIdempotencyKey(header: string): boolean {
  return idempotencyKey.test(header) && header.trim().length > 0;
}
