import type { RangeVar, TypeName, Wrapped } from './sql-syntax';
import { textsOf, unwrap } from './sql-syntax';

/** A name with as many qualifiers as were written: `['audit', 'orders']`. */
export type Name = readonly string[];

const MAX_SHOWN = 3;
const MAX_LENGTH = 63;

export function nameOf({ schemaname, relname = '' }: RangeVar = {}): Name {
  return schemaname === undefined ? [relname] : [schemaname, relname];
}

/** The name of what a statement is about, in any of the ways in which the parse tree tells it. */
export function objectName(object: Wrapped | undefined): Name {
  const list =
    unwrap(object, 'List')?.items ?? unwrap(object, 'ObjectWithArgs')?.objname ?? unwrap(object, 'TypeName')?.names;
  if (list !== undefined) return textsOf(list);
  const text = unwrap(object, 'String')?.sval;
  return text === undefined ? nameOf(unwrap(object, 'RangeVar')) : [text];
}

/** A function's name with the types of its arguments, which tell it from others of its name. */
export function calledName(name: Name, types: readonly (TypeName | undefined)[]): Name {
  const signature = types
    .map((type) => `${textsOf(type?.names).at(-1) ?? ''}${type?.arrayBounds ? '[]' : ''}`)
    .join(', ');
  return [...name.slice(0, -1), `${name.at(-1) ?? ''}(${signature})`];
}

/** As people read it: on one line, without what a terminal would obey, and not longer than PostgreSQL keeps names. */
export function shown(name: Name): string {
  return name.map(plain).join('.');
}

export function shownAll(names: readonly Name[]): string {
  const first = names.slice(0, MAX_SHOWN).map(shown).join(', ');
  const more = names.length - MAX_SHOWN;
  return more > 0 ? `${first} and ${String(more)} more` : first;
}

export function plain(word: string): string {
  const line = word.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}
