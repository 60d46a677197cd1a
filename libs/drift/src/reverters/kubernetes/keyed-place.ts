import type { JsonObject } from '../../compare/json';
import { isJsonObject, pointerOf } from '../../compare/json';

/** Where a keyed path leads in this very object, as a pointer with indexes; undefined where it leads nowhere. */
export function pointerIn(object: JsonObject, path: readonly string[]): string | undefined {
  const segments: string[] = [];
  let here: unknown = object;
  for (const segment of path) {
    const key = segment.startsWith('[') ? indexIn(here, segment) : segment;
    if (key === undefined) return undefined;
    segments.push(String(key));
    here = Array.isArray(here) ? (here as readonly unknown[])[Number(key)] : isJsonObject(here) ? here[key] : undefined;
    if (here === undefined) return undefined;
  }
  return pointerOf(segments);
}

/** Without what stands at a keyed path; an element of a list goes as a whole. */
export function withoutPlace(value: unknown, path: readonly string[]): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return undefined;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const index = indexIn(list, segment);
    if (index === undefined) return value;
    return list.flatMap((element, at) => (at === index ? listOf(withoutPlace(element, rest)) : [element]));
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, segment)) return value;
  const { [segment]: inner, ...others } = value;
  const left = withoutPlace(inner, rest);
  return left === undefined ? others : { ...others, [segment]: left };
}

const listOf = (value: unknown) => (value === undefined ? [] : [value]);

/** The element that goes by this key: `[name=app]`, `[port=53,protocol=UDP]`, `[=a]`. */
function indexIn(list: unknown, segment: string): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const parts = segment
    .slice(1, -1)
    .split(/(?<!\\),/)
    .map((part) => part.replace(/\\(.)/g, '$1'));
  const index = (list as readonly unknown[]).findIndex((element) => {
    if (!isJsonObject(element)) return parts.length === 1 && parts[0] === `=${told(element)}`;
    const named = parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const);
    return named.every(([name, value]) => told(element[name] ?? defaults[name]) === value);
  });
  return index < 0 ? undefined : index;
}

/** Of keys that a manifest may leave out. */
const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** As a path writes it: texts as they are, the rest as JSON. */
const told = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
