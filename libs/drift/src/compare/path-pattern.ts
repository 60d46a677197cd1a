import { segmentsOf } from './json';

/** Stands for one segment, whatever it is: `*`, or `[*]` for an element of a list. */
const ANY: ReadonlySet<string> = new Set(['*', '[*]']);

/**
 * The segments of a pattern: `spec.template.spec.containers[name=proxy]`, with names that have dots as `["a.b/c"]`, or
 * an RFC 6901 pointer. Undefined where it is neither.
 */
export function patternSegments(pattern: string): readonly string[] | undefined {
  if (pattern.startsWith('/')) return segmentsOf(pattern);
  const segments: string[] = [];
  const token = /(?:^|\.)([^.[\]]+)|\["([^"]+)"\]|(\[(?:[^\\\]"]|\\.)+\])/y;
  while (token.lastIndex < pattern.length) {
    const [, name, quoted, key] = token.exec(pattern) ?? [];
    const segment = name ?? quoted ?? key;
    if (segment === undefined) return undefined;
    segments.push(segment);
  }
  return segments.length === 0 ? undefined : segments;
}

/** Whether the pattern names the place, or one around it. */
export function coversPath(pattern: readonly string[], path: readonly string[]): boolean {
  return (
    pattern.length <= path.length && pattern.every((segment, index) => ANY.has(segment) || segment === path[index])
  );
}

/** Whether the text is what the pattern says, `*` being any run of characters; in time linear in both, or nearly. */
export function coversName(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
