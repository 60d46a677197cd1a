import { createHmac } from 'node:crypto';
import { isJsonObject, sameJson } from '../compare/json';

/** A document with keyed digests in place of what may be secret, unless it is just what is declared. */
export type Redact = (observed: unknown, declared: unknown) => unknown;

const secretName =
  /pass(word|wd|phrase)?$|secret|token$|api[-_]?key|access[-_]?key|private[-_]?key|credential|dsn$|connection[-_]?string/i;
const secretText = /^-----BEGIN [A-Z ]*PRIVATE KEY|^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i;

/**
 * Compares without showing: what is declared is in the ledger already and may be seen, anything else under a telling
 * name or of a telling form becomes an HMAC, which differs as the value does and says nothing about it.
 */
export function redactWith(key: string): Redact {
  const digest = (value: unknown) =>
    `hmac-sha256:${createHmac('sha256', key).update(JSON.stringify(value)).digest('hex').slice(0, 32)}`;

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
          redact(value, Object.hasOwn(known, name) ? known[name] : undefined, named || secretName.test(name)),
        ]),
      );
    }
    const secret = typeof observed === 'string' && observed !== '' && (named || secretText.test(observed));
    return secret ? digest(observed) : observed;
  };
  return (observed, declared) => redact(observed, declared, false);
}
