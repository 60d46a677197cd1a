/** The same value with every bigint as its decimal string; what has none is returned as it is. */
export function plainJson(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? plainArray(value) : plainObject(value);
}

function plainArray(array: readonly unknown[]): readonly unknown[] {
  const plain = array.map(plainJson);
  return plain.some((item, index) => item !== array[index]) ? plain : array;
}

function plainObject(object: object): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(object)) {
    const plain = plainJson(value);
    if (plain === value) continue;
    copy ??= { ...object };
    copy[key] = plain;
  }
  return copy ?? object;
}
