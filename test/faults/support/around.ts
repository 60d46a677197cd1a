type Method = (this: unknown, ...given: readonly unknown[]) => unknown;

/** Puts `around` in the place of a method; it is given the original, bound to its object, and what it was called with. */
export function around(
  prototype: object,
  name: string,
  replacement: (original: (...given: readonly unknown[]) => unknown, given: readonly unknown[]) => unknown,
): void {
  const method: unknown = Reflect.get(prototype, name);
  if (typeof method !== 'function') throw new Error(`there is no method ${name} any more`);
  const replaced: Method = function (this: unknown, ...given) {
    return replacement((...passed) => Reflect.apply(method, this, passed) as unknown, given);
  };
  Reflect.set(prototype, name, replaced);
}
