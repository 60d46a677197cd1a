import type { Table } from '../database-schema';
import { identifier, literal, qualified } from './spelling';

type Column = Table['columns'][string];

/** A column as it stands in `CREATE TABLE`. */
export function columnDefinition(name: string, column: Column): string {
  const { type, collation, nullable, default: expression, identity, generated } = column;
  return [
    identifier(name),
    type,
    ...(collation === undefined ? [] : [`COLLATE ${qualified(collation)}`]),
    ...(expression === null ? [] : [`DEFAULT ${expression}`]),
    ...(generated === undefined ? [] : [`GENERATED ALWAYS AS ${generated.replace(/(stored|virtual)$/i, toUpper)}`]),
    ...(identity === undefined ? [] : [identityOf(identity)]),
    ...(nullable ? [] : ['NOT NULL']),
  ].join(' ');
}

const toUpper = (word: string) => word.toUpperCase();

/** `always (increment 5)` as it is asked for. */
function identityOf(identity: string): string {
  const [, how = '', options] = /^(always|by default)(?: (\(.*\)))?$/.exec(identity) ?? [];
  return `GENERATED ${how.toUpperCase()} AS IDENTITY${options === undefined ? '' : ` ${options}`}`;
}

/** What of a column is said apart from its definition. */
export function columnExtras(
  table: string,
  name: string,
  { storage, compression, statistics, options, comment }: Column,
) {
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${identifier(name)}`;
  return [
    ...(storage === undefined ? [] : [`${alter} SET STORAGE ${storage}`]),
    ...(compression === undefined ? [] : [`${alter} SET COMPRESSION ${compression}`]),
    ...(statistics === undefined ? [] : [`${alter} SET STATISTICS ${String(statistics)}`]),
    ...Object.entries(options ?? {}).map(([option, value]) => `${alter} SET (${option} = ${literal(value)})`),
    ...(comment === undefined ? [] : [`COMMENT ON COLUMN ${table}.${identifier(name)} IS ${literal(comment)}`]),
  ];
}

type Change = (alter: string, to: Column, from: Column, name: string) => readonly string[] | undefined;

const changes: Readonly<Record<string, Change>> = {
  type: (alter, to, _from, name) => [changeOfType(alter, name, to)],
  collation: (alter, to, _from, name) => [changeOfType(alter, name, to)],
  nullable: (alter, to) => [`${alter} ${to.nullable ? 'DROP' : 'SET'} NOT NULL`],
  default: (alter, to) => [`${alter} ${to.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${to.default}`}`],
  statistics: (alter, to) => [`${alter} SET STATISTICS ${String(to.statistics ?? -1)}`],
  compression: (alter, to) => [`${alter} SET COMPRESSION ${to.compression ?? 'default'}`],
  storage: (alter, to) => [`${alter} SET STORAGE ${to.storage ?? 'DEFAULT'}`],
  identity: (alter, to, from) => {
    if (to.identity === undefined) return [`${alter} DROP IDENTITY`];
    if (from.identity === undefined) return [`${alter} ADD ${identityOf(to.identity)}`];
    return changeOfIdentity(alter, from.identity, to.identity);
  },
};

/** What changes one thing about a column; undefined where that is no matter of one statement. */
export function columnChange(
  table: string,
  name: string,
  field: string,
  from: Column,
  to: Column,
): readonly string[] | undefined {
  return changes[field]?.(`ALTER TABLE ${table} ALTER COLUMN ${identifier(name)}`, to, from, name);
}

/** The sequence behind it keeps what it has counted to; how it counts is for a person to change. */
function changeOfIdentity(alter: string, from: string, to: string): readonly string[] | undefined {
  const [before = '', after = ''] = [from, to].map((identity) => identity.replace(/^(?:always|by default)/, ''));
  return before === after
    ? [`${alter} SET GENERATED ${(to.startsWith('always') ? 'always' : 'by default').toUpperCase()}`]
    : undefined;
}

function changeOfType(alter: string, name: string, { type, collation }: Column): string {
  const collated = collation === undefined ? '' : ` COLLATE ${qualified(collation)}`;
  return `${alter} TYPE ${type}${collated} USING ${identifier(name)}::${type}`;
}

/** What makes the sequence that the default of a column asks, and lets it go with the column. */
export function sequenceOf(table: string, name: string, { default: expression, type }: Column) {
  const sequence = /^nextval\('((?:[^']|'')+)'::regclass\)$/.exec(expression ?? '')?.[1]?.replaceAll("''", "'");
  if (sequence === undefined) return { before: [], after: [] };
  return {
    before: [`CREATE SEQUENCE IF NOT EXISTS ${sequence} AS ${type}`],
    after: [`ALTER SEQUENCE ${sequence} OWNED BY ${table}.${identifier(name)}`],
  };
}
