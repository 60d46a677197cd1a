import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { JsonRefusal } from './scan';
import { scanJson } from './scan';

/** A text that was read, or why it was not. */
export type Parsed = { readonly value: unknown } | Refusal<JsonRefusal | 'invalid-json' | 'invalid-utf8'>;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads bytes as JSON, strictly: one meaning for every reader, or a refusal with a pointer to the place. */
export function parseStrictJson(bytes: Uint8Array): Parsed {
  const text = decoded(bytes);
  if (text === undefined) return refuse('invalid-utf8');
  const wrong = scanJson(text);
  if (wrong !== undefined) return wrong;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return refuse('invalid-json', placeIn(error));
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Only the place: the parser's own message quotes what was sent. */
function placeIn(error: unknown): Refusal['facts'] {
  const position = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return { position: position === undefined ? 'end' : Number(position) };
}
