import { bare, partsOf } from '../names';

/** A name as it stands in SQL. */
export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Words that are no names without quotation marks. */
const reserved: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization between binary both case cast check collate ' +
    'collation column concurrently constraint create cross current_catalog current_date current_role current_schema ' +
    'current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for ' +
    'foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading ' +
    'left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing ' +
    'primary references returning right select session_user similar some symmetric table tablesample then to trailing ' +
    'true union unique user using variadic verbose when where window with'
  ).split(' '),
);

/** `public.orders` of a path; of a function, what it is called with stays as it is. */
export function qualified(name: string): string {
  const [schema, rest] = partsOf(name);
  const quoted = /^"(?:[^"]|"")*"/.exec(rest)?.[0];
  const end = quoted?.length ?? (rest.includes('(') ? rest.indexOf('(') : rest.length);
  return `${identifier(bare(schema))}.${identifier(bare(rest.slice(0, end)))}${rest.slice(end)}`;
}

export const literal = (text: string) =>
  text.includes('\\') ? `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${text.replaceAll("'", "''")}'`;

/** `fillfactor = '70'` and the like. */
export const assignments = (options: Readonly<Record<string, string>>) =>
  Object.entries(options)
    .map(([name, value]) => `${name} = ${literal(value)}`)
    .join(', ');

/** A text between dollar signs, with a tag that is not in it. */
export function dollarQuoted(text: string): string {
  let tag = '$$';
  for (let number = 0; text.includes(tag); number += 1) tag = `$b${String(number)}$`;
  return `${tag}${text}${tag}`;
}

export const everybody = (role: string) => (role === 'PUBLIC' ? 'PUBLIC' : identifier(role));
