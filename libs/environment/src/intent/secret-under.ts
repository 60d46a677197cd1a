import type { Refusal } from '@ledgerline/kernel';
import { refuse, secretIn } from '@ledgerline/kernel';
import { pointerTo } from './json';
import { readOverlayKey } from './overlay-key';

/**
 * The refusal of a value that looks like a secret; it points into the value, and nothing of it is told. A flag's value
 * is what one of its variants is called by, anything else stands under the last segment of its key.
 */
export function secretUnder(key: string, value: unknown): Refusal<'secret-in-value'> | undefined {
  const name = key.slice(key.lastIndexOf('.') + 1);
  const found = readOverlayKey(key)?.in === 'flag' ? secretIn(value, 'flag') : secretIn(value, 'setting', name);
  return found && refuse('secret-in-value', { key, form: found.form }, pointerTo(...found.path));
}
