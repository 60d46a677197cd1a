import { secretIn } from '@ledgerline/kernel';
import { isObject } from './json';

/** `vault:kv/prod/db`, `arn:…`, `https://…`, and Google's `projects/…/secrets/…`. */
const reference = /^(?:[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s]{1,900}|projects\/[^\s/]{1,100}\/secrets\/[^\s]{1,700})$/;

/** Why a value is no reference to a credential and its version; undefined when it is one, and nothing else. */
export function credentialProblem(value: unknown): string | undefined {
  const form = 'it has to be { reference, version } of a credential that is kept elsewhere';
  if (!isObject(value)) return form;
  const { reference: where, version, ...rest } = value;
  if (Object.keys(rest).length > 0 || typeof where !== 'string' || typeof version !== 'string') return form;
  if (!reference.test(where)) return 'its reference is no address such as vault:kv/prod/db';
  if (version === '' || version.length > 200) return 'its version is not named';
  return secretIn(value, 'setting') && 'it holds the credential itself';
}
