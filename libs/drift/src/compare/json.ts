export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the object itself holds under this key, whatever objects have of themselves. */
export function member(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Equal as JSON: keys in any order, numbers by value. Without recursion, so that no depth is too deep. */
export function sameJson(left: unknown, right: unknown): boolean {
  const pairs: [unknown, unknown][] = [[left, right]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [one, other] = pair;
    if (one === other) continue;
    const inside = Array.isArray(one) ? elements(one, other) : members(one, other);
    if (inside === undefined) return false;
    for (const next of inside) pairs.push(next);
  }
  return true;
}

type Pairs = readonly [unknown, unknown][];

function elements(one: readonly unknown[], other: unknown): Pairs | undefined {
  if (!Array.isArray(other) || one.length !== other.length) return undefined;
  return one.map((element, index) => [element, other[index] as unknown]);
}

function members(one: unknown, other: unknown): Pairs | undefined {
  if (!isJsonObject(one) || !isJsonObject(other)) return undefined;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length || !keys.every((key) => Object.hasOwn(other, key))) return undefined;
  return keys.map((key) => [one[key], other[key]]);
}

/** Whether something lies more than so many levels inside; without recursion. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let here: readonly unknown[] = [value];
  for (let level = 0; here.length > 0; level += 1) {
    if (level > levels) return true;
    here = here.flatMap((one) => (typeof one === 'object' && one !== null ? (Object.values(one) as unknown[]) : []));
  }
  return false;
}

/** RFC 6901. */
export function pointerOf(path: readonly string[]): string {
  return path.map((segment) => `/${/[~/]/.test(segment) ? escaped(segment) : segment}`).join('');
}

const escaped = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1');

/** The segments of an RFC 6901 pointer. */
export function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
