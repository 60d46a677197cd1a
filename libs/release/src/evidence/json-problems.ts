import type { Refusal } from '@ledgerline/kernel';
import type { Parsed } from '@ledgerline/platform/strict-json';

type JsonCode = Extract<Parsed, Refusal>['code'];

const sentences: Readonly<Record<JsonCode, (facts: Refusal['facts']) => string>> = {
  // Where reading stopped is not always known.
  'invalid-json': ({ position }) =>
    typeof position === 'number' ? `it is no JSON: reading stopped at ${String(position)}` : 'it is no JSON',
  'invalid-utf8': () => 'it is not UTF-8',
  'too-deep': ({ limit }) => `it nests more than ${String(limit)} levels deep`,
  'duplicate-key': ({ key }) => `the key "${String(key)}" appears twice in one object`,
  'forbidden-key': ({ key }) => `the key "${String(key)}" is not allowed`,
  'unsafe-number': () => 'a number cannot be kept without loss',
  'lone-surrogate': () => 'a text has half of a surrogate pair',
  'forbidden-character': () => 'a character that cannot be seen stands where it is not allowed',
};

/** Why a document cannot be read as JSON, as half a sentence. */
export function jsonProblem({ code, facts }: Extract<Parsed, Refusal>): string {
  return sentences[code](facts);
}
