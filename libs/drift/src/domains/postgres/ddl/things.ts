import type { DatabaseSchema } from '../database-schema';
import { grantChange } from './grants';
import { assignments, dollarQuoted, identifier, literal, qualified } from './spelling';
import { createTable } from './table';

type Thing<Kind extends keyof DatabaseSchema> =
  NonNullable<DatabaseSchema[Kind]> extends Record<string, infer Of> ? Of : never;

/** How a thing of one kind is made and dropped; `name` as it stands in paths. */
interface Maker {
  create(name: string, thing: never): readonly string[] | undefined;
  drop(name: string): string;
}

interface MakerOf<Of> {
  create(name: string, thing: Of): readonly string[] | undefined;
  drop(name: string): string;
}

const views: MakerOf<Thing<'views'>> = {
  create: (name, { definition, options = {} }) => [
    `CREATE VIEW ${qualified(name)}${optionsOf(options)} AS${endless(definition)}`,
  ],
  drop: (name) => `DROP VIEW ${qualified(name)}`,
};

const materializedViews: MakerOf<Thing<'materializedViews'>> = {
  create: (name, { definition, options = {}, indexes = {} }) => [
    `CREATE MATERIALIZED VIEW ${qualified(name)}${optionsOf(options)} AS${endless(definition)}`,
    ...Object.entries(indexes).map(
      ([index, about]) =>
        `CREATE ${about.unique ? 'UNIQUE ' : ''}INDEX ${identifier(index)} ON ${qualified(name)} USING ${about.definition}`,
    ),
  ],
  drop: (name) => `DROP MATERIALIZED VIEW ${qualified(name)}`,
};

const optionsOf = (options: Readonly<Record<string, string>>) =>
  Object.keys(options).length === 0 ? '' : ` WITH (${assignments(options)})`;
const endless = (definition: string) => `\n${definition.replace(/;\s*$/, '').trim()}`;

const sequences: MakerOf<Thing<'sequences'>> = {
  create: (name, sequence) => [
    `CREATE ${sequence.unlogged === true ? 'UNLOGGED ' : ''}SEQUENCE ${qualified(name)} ${counting(sequence)}`,
    ...(sequence.ownedBy === undefined ? [] : [`ALTER SEQUENCE ${qualified(name)} OWNED BY ${sequence.ownedBy}`]),
  ],
  drop: (name) => `DROP SEQUENCE ${qualified(name)}`,
};

function counting({ type, start, increment, minimum, maximum, cache, cycle }: Thing<'sequences'>): string {
  return [
    `AS ${type} INCREMENT ${increment} MINVALUE ${minimum} MAXVALUE ${maximum} START ${start} CACHE ${cache}`,
    cycle ? 'CYCLE' : 'NO CYCLE',
  ].join(' ');
}

/** What changes how a sequence counts, and leaves it where it is. */
export function sequenceChange(name: string, sequence: Thing<'sequences'>): readonly string[] {
  return [`ALTER SEQUENCE ${qualified(name)} ${counting(sequence)} OWNED BY ${sequence.ownedBy ?? 'NONE'}`];
}

const functions: MakerOf<Thing<'functions'>> = {
  create: (name, routine) => {
    const { kind, body, sqlBody, library, support, transforms } = routine;
    if (kind === 'aggregate' || kind === 'window') return undefined;
    if (library !== undefined || support !== undefined || transforms !== undefined) return undefined;
    const text = sqlBody ?? (body === undefined ? undefined : `AS ${dollarQuoted(body.text)}`);
    return text === undefined ? undefined : [`${routineHeading(name, routine)}\n${text}`];
  },
  drop: (name) => `DROP ROUTINE ${qualified(name)}`,
};

function routineHeading(name: string, routine: Thing<'functions'>): string {
  const { kind, returns, language, volatility, parallel, security, strict, leakproof, cost, rows, settings } = routine;
  const isFunction = kind === 'function';
  return [
    `CREATE OR REPLACE ${kind.toUpperCase()} ${qualified(name.slice(0, name.indexOf('(')))}(${routine.arguments})`,
    ...(isFunction && returns !== undefined ? [`RETURNS ${returns}`] : []),
    `LANGUAGE ${identifier(language)}`,
    ...(isFunction ? [`${volatility.toUpperCase()} PARALLEL ${parallel.toUpperCase()}`] : []),
    ...(strict === true ? ['STRICT'] : []),
    ...(security === 'definer' ? ['SECURITY DEFINER'] : []),
    ...(leakproof === true ? ['LEAKPROOF'] : []),
    ...(cost === undefined ? [] : [`COST ${String(cost)}`]),
    ...(rows === undefined ? [] : [`ROWS ${String(rows)}`]),
    ...Object.entries(settings ?? {}).map(([setting, value]) => `SET ${setting} TO ${listOf(setting, value)}`),
  ].join(' ');
}

/** Settings that are lists are kept as they are written. */
const listOf = (setting: string, value: string) => (setting === 'search_path' ? value : literal(value));

const types: MakerOf<Thing<'types'>> = {
  create: (name, { kind, labels, attributes, attributeOrder }) => {
    if (kind === 'enum') return [`CREATE TYPE ${qualified(name)} AS ENUM (${(labels ?? []).map(literal).join(', ')})`];
    if (kind !== 'composite') return undefined;
    const members = (attributeOrder ?? Object.keys(attributes ?? {})).map((attribute) => {
      const about = attributes?.[attribute];
      return `${identifier(attribute)} ${about?.type ?? ''}${about?.collation === undefined ? '' : ` COLLATE ${qualified(about.collation)}`}`;
    });
    return [`CREATE TYPE ${qualified(name)} AS (${members.join(', ')})`];
  },
  drop: (name) => `DROP TYPE ${qualified(name)}`,
};

const domains: MakerOf<Thing<'domains'>> = {
  create: (name, { type, nullable, default: expression, collation, constraints }) => [
    [
      `CREATE DOMAIN ${qualified(name)} AS ${type}`,
      ...(collation === undefined ? [] : [`COLLATE ${qualified(collation)}`]),
      ...(expression === null ? [] : [`DEFAULT ${expression}`]),
      ...(nullable ? [] : ['NOT NULL']),
      ...Object.entries(constraints).map(([own, { definition }]) => `CONSTRAINT ${identifier(own)} ${definition}`),
    ].join(' '),
  ],
  drop: (name) => `DROP DOMAIN ${qualified(name)}`,
};

const statistics: MakerOf<Thing<'statistics'>> = {
  create: (name, { definition }) => [`CREATE STATISTICS ${qualified(name)} ${definition}`],
  drop: (name) => `DROP STATISTICS ${qualified(name)}`,
};

const schemas: MakerOf<Thing<'schemas'>> = {
  create: (name) => [`CREATE SCHEMA ${identifier(name)}`],
  drop: (name) => `DROP SCHEMA ${identifier(name)}`,
};

const extensions: MakerOf<Thing<'extensions'>> = {
  create: (name, { schema }) => [`CREATE EXTENSION ${identifier(name)} SCHEMA ${schema}`],
  drop: (name) => `DROP EXTENSION ${identifier(name)}`,
};

const tables: MakerOf<Thing<'tables'>> = { create: createTable, drop: (name) => `DROP TABLE ${qualified(name)}` };

/** By kind; what is not among them is written by a person. */
const makers: Readonly<Record<string, Maker>> = {
  ...{ tables, views, materializedViews, sequences, functions, types, domains, statistics, schemas, extensions },
};

/** Everything that makes a thing, with who may what on it and what is said of it. */
export function createThing(kind: string, name: string, thing: object): readonly string[] | undefined {
  const made = makers[kind]?.create(name, thing as never);
  if (made === undefined || kind === 'tables') return made;
  const { grants = {}, comment } = thing as { readonly grants?: never; readonly comment?: string };
  const from = fromTheStart.has(kind) ? { PUBLIC: { [kind === 'functions' ? 'EXECUTE' : 'USAGE']: 'granted' } } : {};
  return [
    ...made,
    ...(grantChange(kind, name, { from, to: grants }) ?? []),
    ...(comment === undefined ? [] : [`COMMENT ON ${calledIn(kind, name)} IS ${literal(comment)}`]),
  ];
}

/** Everybody may use these unless it is taken from them. */
const fromTheStart: ReadonlySet<string> = new Set(['functions', 'types', 'domains']);

export const dropThing = (kind: string, name: string): string | undefined => makers[kind]?.drop(name);

const words: Readonly<Record<string, string>> = {
  materializedViews: 'MATERIALIZED VIEW',
  functions: 'ROUTINE',
  statistics: 'STATISTICS',
};
const inNoSchema: ReadonlySet<string> = new Set(['schemas', 'extensions']);

/** `TABLE public.orders`. */
export function calledIn(kind: string, name: string): string {
  const word = words[kind] ?? kind.slice(0, -1).toUpperCase();
  return `${word} ${inNoSchema.has(kind) ? identifier(name) : qualified(name)}`;
}
