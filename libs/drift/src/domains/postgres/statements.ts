import type { Difference } from '../../difference';
import { isJsonObject } from '../../compare/json';

/** What a person could run; Ledgerline runs none of it. */
export interface Statements {
  /** Makes a database that is as declared like the observed one: the body of a migration that captures it. */
  readonly capture: readonly string[];
  /** Makes the observed database as declared again. */
  readonly revert: readonly string[];
}

type Place = Pick<Difference, 'kind' | 'declared' | 'observed'> & { readonly path: readonly string[] };

/** How one thing comes and goes; undefined where its definition does not say how it is made. */
interface Making {
  readonly make: (value: unknown) => string | undefined;
  readonly drop: string;
}

/** The statements for a difference of a database, by the server's own definitions; undefined where none is known. */
export function statementsFor(database: string, { kind, declared, observed, path }: Place): Statements | undefined {
  const making = makingAt(database, path);
  if (making === undefined) return undefined;
  const [asDeclared, asObserved] = [making.make(declared), making.make(observed)];
  switch (kind) {
    case 'unexpected':
      return asObserved === undefined ? undefined : { capture: [asObserved], revert: [making.drop] };
    case 'missing':
      return asDeclared === undefined ? undefined : { capture: [making.drop], revert: [asDeclared] };
    case 'changed': {
      if (asDeclared === undefined || asObserved === undefined) return undefined;
      const replaced = (by: string) => (making.drop === '' ? [by] : [making.drop, by]);
      return { capture: replaced(asObserved), revert: replaced(asDeclared) };
    }
  }
}

function makingAt(database: string, path: readonly string[]): Making | undefined {
  const [part = '', name = ''] = path;
  if (part === 'settings' && path.length === 2) return setting(database, name);
  if (part === 'extensions' && path.length === 2) return extension(name);
  return part === 'schema' && name === 'tables' ? inTable(path.slice(2)) : undefined;
}

function inTable([table, section, name, field, ...rest]: readonly string[]): Making | undefined {
  if (table === undefined || name === undefined || rest.length > 0) return undefined;
  const isDefinition = field === undefined || field === 'definition';
  switch (section) {
    case 'indexes':
      return isDefinition ? index(qualified(table), name) : undefined;
    case 'constraints':
      return isDefinition ? constraint(qualified(table), name) : undefined;
    case 'columns':
      return field === undefined ? column(qualified(table), name) : columnField(qualified(table), name, field);
    default:
      return undefined;
  }
}

function setting(database: string, name: string): Making {
  const alter = `ALTER DATABASE ${quoted(database)}`;
  return {
    make: (value) => (typeof value === 'string' ? `${alter} SET ${name} TO ${literal(value)};` : undefined),
    drop: `${alter} RESET ${name};`,
  };
}

function extension(name: string): Making {
  return {
    make: (version) =>
      typeof version === 'string' ? `CREATE EXTENSION ${quoted(name)} VERSION ${literal(version)};` : undefined,
    drop: `DROP EXTENSION ${quoted(name)};`,
  };
}

function index(table: string, name: string): Making {
  const schema = table.slice(0, table.lastIndexOf('.') + 1);
  return {
    make(value) {
      const definition = definitionOf(value);
      if (definition === undefined || definition.endsWith('(invalid)')) return undefined;
      if (definition.startsWith('CREATE ')) return `${definition};`;
      const unique = isJsonObject(value) && value.unique === true ? 'UNIQUE ' : '';
      return `CREATE ${unique}INDEX ${quoted(name)} ON ${table} USING ${definition};`;
    },
    drop: `DROP INDEX ${schema}${quoted(name)};`,
  };
}

function constraint(table: string, name: string): Making {
  return {
    make(value) {
      const definition = definitionOf(value);
      return definition && `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition};`;
    },
    drop: `ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)};`,
  };
}

function column(table: string, name: string): Making {
  return {
    make(value) {
      if (!isJsonObject(value) || typeof value.type !== 'string') return undefined;
      if ('identity' in value || 'generated' in value) return undefined;
      const rest = [
        ...(typeof value.default === 'string' ? [`DEFAULT ${value.default}`] : []),
        ...(value.nullable === false ? ['NOT NULL'] : []),
      ];
      return `ALTER TABLE ${table} ADD COLUMN ${[quoted(name), value.type, ...rest].join(' ')};`;
    },
    drop: `ALTER TABLE ${table} DROP COLUMN ${quoted(name)};`,
  };
}

/** One thing about a column that stays. */
function columnField(table: string, name: string, field: string): Making | undefined {
  const alter = `ALTER TABLE ${table} ALTER COLUMN ${quoted(name)}`;
  switch (field) {
    case 'type':
      return { make: (value) => (typeof value === 'string' ? `${alter} TYPE ${value};` : undefined), drop: '' };
    case 'nullable':
      return { make: (value) => `${alter} ${value === true ? 'DROP' : 'SET'} NOT NULL;`, drop: '' };
    case 'default':
      return {
        make: (value) => (typeof value === 'string' ? `${alter} SET DEFAULT ${value};` : `${alter} DROP DEFAULT;`),
        drop: '',
      };
    default:
      return undefined;
  }
}

function definitionOf(value: unknown): string | undefined {
  const definition = isJsonObject(value) ? value.definition : value;
  return typeof definition === 'string' ? definition : undefined;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const quoted = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);

/** `public.orders`, which may be in quotes already, part by part. */
function qualified(name: string): string {
  const [schema = name, table] = name.match(/"(?:[^"]|"")*"|[^.]+/g) ?? [];
  const part = (one: string) => (one.startsWith('"') ? one : quoted(one));
  return table === undefined ? part(schema) : `${part(schema)}.${part(table)}`;
}
