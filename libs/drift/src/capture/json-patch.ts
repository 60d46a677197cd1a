import { isJsonObject, member } from '../compare/json';
import { pointerOf } from '../compare/json';

/** One operation of a JSON Patch (RFC 6902). */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** The patch that puts a value in a place of a document, or takes out what is there; objects on the way are made. */
export function patchAt(document: unknown, path: readonly string[], value: unknown): readonly PatchOperation[] {
  let here: unknown = document;
  for (const [index, segment] of path.entries()) {
    const there = isJsonObject(here) ? member(here, segment) : undefined;
    if (there === undefined) {
      if (value === undefined) return [];
      const pointer = pointerOf(path.slice(0, index + 1));
      return [{ op: 'add', path: pointer, value: inside(path.slice(index + 1), value) }];
    }
    here = there;
  }
  if (value === undefined) return [{ op: 'remove', path: pointerOf(path) }];
  return [{ op: 'replace', path: pointerOf(path), value }];
}

/** The document with a value in a place, or without what was there. */
export function withValueAt(document: unknown, path: readonly string[], value: unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return value;
  const before = isJsonObject(document) ? document : {};
  const after = withValueAt(member(before, segment), rest, value);
  const { [segment]: _, ...others } = before;
  return after === undefined ? others : { ...before, [segment]: after };
}

function inside(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, segment) => ({ [segment]: inner }), value);
}
