import type { IntentDocument } from '../intent-document';
import { member, valueAt } from './json';
import { readOverlayKey } from './overlay-key';

/** The value that an intent has where an overlay key points; undefined where it has none. */
export function resolvedValue({ configuration, flags }: IntentDocument, key: string): unknown {
  const address = readOverlayKey(key);
  if (address === undefined) return undefined;
  if (address.in !== 'flag') return valueAt(configuration, address.path);
  const flag = member(flags, address.flag);
  if (address.part === 'targeting') return member(flag, 'targeting');
  const variant = member(flag, 'defaultVariant');
  return typeof variant === 'string' ? member(member(flag, 'variants'), variant) : undefined;
}
