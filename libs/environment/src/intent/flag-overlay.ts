import { inOrder, isObject, isSame, member } from './json';

/** A flag's flagd definition with the overlay's value, and what the release itself says there. */
export interface ChangedFlag {
  readonly definition: Readonly<Record<string, unknown>>;
  /** Undefined when the release says nothing. */
  readonly before: unknown;
}

/**
 * Puts an overlay's value into a flag: for `value`, the variant that has it becomes the default; for `targeting`, the
 * rules (an object) are replaced. Undefined when the definition, or the value as rules, has another form.
 */
export function flagWith(
  released: unknown,
  present: unknown,
  part: 'value' | 'targeting',
  value: unknown,
): ChangedFlag | 'no-such-value' | undefined {
  if (!isObject(present)) return undefined;
  if (part === 'targeting') {
    if (!isObject(value)) return undefined;
    return { definition: { ...present, targeting: value }, before: member(released, 'targeting') };
  }
  const variants = member(released, 'variants');
  if (!isObject(variants)) return undefined;
  const own = member(released, 'defaultVariant');
  const before = typeof own === 'string' ? member(variants, own) : undefined;
  if (isSame(before, value)) return { definition: present, before };
  const variant = Object.keys(variants)
    .sort(inOrder)
    .find((name) => isSame(variants[name], value));
  return variant === undefined ? 'no-such-value' : { definition: { ...present, defaultVariant: variant }, before };
}
