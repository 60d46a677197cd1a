import { maybeSecretName, secretForm } from '@ledgerline/kernel';
import { createHmac } from 'node:crypto';
import { isJsonObject, sameJson } from '../compare/json';

export interface Redact {
  /** A document with keyed digests in place of what may be secret, unless it is just what is declared. */
  (observed: unknown, declared: unknown): unknown;
  /** What stands for bytes that are known to be secret, under the same key. */
  readonly digest: (bytes: Uint8Array | string) => string;
}

/**
 * Compares without showing: what is declared is in the ledger already and may be seen, anything else under a telling
 * name or of a telling form becomes an HMAC, which differs as the value does and says nothing about it.
 */
export function redactWith(key: string): Redact {
  const digestOf = digestWith(key);
  const digest = (value: unknown) => digestOf(JSON.stringify(value));

  const redact = (observed: unknown, declared: unknown, named: boolean): unknown => {
    if (declared !== undefined && sameJson(observed, declared)) return observed;
    if (Array.isArray(observed)) {
      const known: readonly unknown[] = Array.isArray(declared) ? declared : [];
      return observed.map((element, index) => redact(element, known[index], named));
    }
    if (isJsonObject(observed)) {
      const known = isJsonObject(declared) ? declared : {};
      return Object.fromEntries(
        Object.entries(observed).map(([name, value]) => [
          name,
          redact(value, Object.hasOwn(known, name) ? known[name] : undefined, named || maybeSecretName(name)),
        ]),
      );
    }
    const secret = typeof observed === 'string' && observed !== '' && (named || secretForm(observed) !== undefined);
    return secret ? digest(observed) : observed;
  };
  const redacted = (observed: unknown, declared: unknown) => redact(observed, declared, false);
  return Object.assign(redacted, { digest: digestOf });
}

/** What stands for bytes that nobody may see, under a key that only the one who compares has. */
export function digestWith(key: string): (bytes: Uint8Array | string) => string {
  return (bytes) => `hmac-sha256:${createHmac('sha256', key).update(bytes).digest('hex').slice(0, 32)}`;
}
