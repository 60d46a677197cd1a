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
  if (object === undefined) return [''];
  const { String: text, List: list, TypeName: type, ObjectWithArgs: called } = object;
  if (text !== undefined) return textsOf([object]);
  if (list !== undefined) return textsOf((list as { readonly items?: readonly Wrapped[] }).items);
  if (type !== undefined) return textsOf((type as TypeName).names);
  if (called !== undefined) return textsOf((called as { readonly objname?: readonly Wrapped[] }).objname);
  return nameOf(unwrap<RangeVar>(object, 'RangeVar'));
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
