/** What a value takes in memory, roughly: texts by length, everything else by how many parts it has. */
export function approximateBytes(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return 24 + value.length;
    case 'bigint':
      return 24;
    case 'object':
      return value === null ? 8 : 48 + partsOf(value).reduce<number>((sum, part) => sum + approximateBytes(part), 0);
    default:
      return 8;
  }
}

function partsOf(value: object): readonly unknown[] {
  if (ArrayBuffer.isView(value)) return new Array<null>(Math.ceil(value.byteLength / 8)).fill(null);
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)].flat();
  if (value instanceof Set) return [...(value as Set<unknown>)];
  if (Array.isArray(value)) return value;
  return Object.entries(value).flat();
}
