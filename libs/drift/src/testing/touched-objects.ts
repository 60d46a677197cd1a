import { splitSql } from '../detectors/postgres/scratch/split-sql';

/** Words that may stand between a statement's verb and the name of what it is about. */
const betweens: ReadonlySet<string> = new Set(
  (
    'or replace if not exists unique concurrently only unlogged temporary materialized table index view function ' +
    'procedure trigger constraint domain type policy sequence column schema all in on aggregate routine event'
  ).split(' '),
);

/** The names of what a script changes: of each statement the thing that it is about, and the table that this is on. */
export function touchedObjects(script: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { tokens, opening } of splitSql(script)) {
    const words = tokens.map(({ text }) => text.replaceAll('"', ''));
    const lower = words.map((word) => word.toLowerCase());
    if (opening.startsWith('alter default privileges')) {
      names.add('defaultPrivileges');
      continue;
    }
    const isGrant = /^(?:grant|revoke)\b/.test(opening);
    const first = lower.findIndex((word, at) => at > (isGrant ? lower.indexOf('on') : 0) && !betweens.has(word));
    for (const name of nameAt(words, first)) names.add(name);
    const on = lower.indexOf('on', first);
    if (on > 0 && !isGrant) for (const name of nameAt(words, on + 1)) names.add(name);
  }
  return names;
}

/** `users`, `public.users` and, of a column, `users.email`: each part of it. */
function nameAt(words: readonly string[], at: number): readonly string[] {
  const name = words[at];
  if (name === undefined) return [];
  return words[at + 1] === '.' ? [name, ...nameAt(words, at + 2)] : [name];
}

/** Whether the place of a difference is at one of these objects. */
export function isAt(path: string, names: ReadonlySet<string>): boolean {
  return path
    .split('/')
    .flatMap((segment) => segment.split(/[.( ]/))
    .some((part) => part !== 'public' && names.has(part));
}
