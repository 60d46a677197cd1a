import { isJsonObject, member } from '../../compare/json';
import type { Redact } from '../redact';

/**
 * Flags with keyed digests in place of texts that may be secret by their form, unless they are just what is declared.
 * Names tell nothing here: `new-password-page` holds no password.
 */
export function redactFlags(observed: unknown, declared: unknown, redact: Redact): unknown {
  if (typeof observed === 'string') return redact(observed, declared);
  if (Array.isArray(observed)) {
    const known: readonly unknown[] = Array.isArray(declared) ? declared : [];
    return observed.map((element, index) => redactFlags(element, known[index], redact));
  }
  if (!isJsonObject(observed)) return observed;
  const known = isJsonObject(declared) ? declared : {};
  return Object.fromEntries(
    Object.entries(observed).map(([name, value]) => [name, redactFlags(value, member(known, name), redact)]),
  );
}
