import { cutMiddle } from '../../parts/cut-middle';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** A value on one line: texts as they are, nothing as `–`, a credential by where it is kept, anything else as JSON. */
export function toldValue(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return DIGEST.test(value) ? cutMiddle(value) : value;
  return credential(value) ?? JSON.stringify(value);
}

export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && DIGEST.test(value);
}

function credential(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { reference, version, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof reference !== 'string' || Object.keys(rest).length > 0) return undefined;
  return typeof version === 'string' || typeof version === 'number'
    ? `${reference} version ${String(version)}`
    : undefined;
}
