import type { Table } from '../database-schema';
import { everybody, identifier, literal, qualified } from './spelling';

/** What belongs to a table and is made and dropped by itself. */
export interface Part {
  create(table: string, name: string, part: never): readonly string[];
  drop(table: string, name: string): string;
}

type Of<Field extends keyof Table> = NonNullable<Table[Field]> extends Record<string, infer Thing> ? Thing : never;

interface PartOf<Thing> {
  create(table: string, name: string, part: Thing): readonly string[];
  drop(table: string, name: string): string;
}

const saying = (what: string, comment: string | undefined) =>
  comment === undefined ? [] : [`COMMENT ON ${what} IS ${literal(comment)}`];

/** `table` is its name as it stands in paths. */
const on = (table: string) => qualified(table);
const besides = (table: string, name: string) => `${on(table).split('.')[0] ?? ''}.${identifier(name)}`;

const indexes: PartOf<Of<'indexes'>> = {
  create: (table, name, { unique, definition, comment }) => [
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${identifier(name)} ON ${on(table)} USING ${definition}`,
    ...saying(`INDEX ${besides(table, name)}`, comment),
  ],
  drop: (table, name) => `DROP INDEX ${besides(table, name)}`,
};

const constraints: PartOf<Of<'constraints'>> = {
  create: (table, name, { definition, comment }) => [
    `ALTER TABLE ${on(table)} ADD CONSTRAINT ${identifier(name)} ${definition}`,
    ...saying(`CONSTRAINT ${identifier(name)} ON ${on(table)}`, comment),
  ],
  drop: (table, name) => `ALTER TABLE ${on(table)} DROP CONSTRAINT ${identifier(name)}`,
};

const triggers: PartOf<Of<'triggers'>> = {
  create: (table, name, { definition, enabled, comment }) => [
    definition.startsWith('CONSTRAINT ')
      ? `CREATE CONSTRAINT TRIGGER ${identifier(name)} ${definition.slice('CONSTRAINT '.length)}`
      : `CREATE TRIGGER ${identifier(name)} ${definition}`,
    ...(enabled === 'origin'
      ? []
      : [`ALTER TABLE ${on(table)} ${enabling[enabled] ?? 'ENABLE'} TRIGGER ${identifier(name)}`]),
    ...saying(`TRIGGER ${identifier(name)} ON ${on(table)}`, comment),
  ],
  drop: (table, name) => `DROP TRIGGER ${identifier(name)} ON ${on(table)}`,
};

const enabling: Readonly<Record<string, string>> = {
  disabled: 'DISABLE',
  replica: 'ENABLE REPLICA',
  always: 'ENABLE ALWAYS',
};

const rules: PartOf<Of<'rules'>> = {
  create: (table, name, { definition, comment }) => [
    `CREATE RULE ${identifier(name)} AS ${definition}`,
    ...saying(`RULE ${identifier(name)} ON ${on(table)}`, comment),
  ],
  drop: (table, name) => `DROP RULE ${identifier(name)} ON ${on(table)}`,
};

const policies: PartOf<Of<'policies'>> = {
  create: (table, name, { command, permissive, roles, using, check, comment }) => [
    [
      `CREATE POLICY ${identifier(name)} ON ${on(table)}`,
      ...(permissive ? [] : ['AS RESTRICTIVE']),
      `FOR ${command.toUpperCase()} TO ${roles.map(everybody).join(', ')}`,
      ...(using === undefined ? [] : [`USING (${using})`]),
      ...(check === undefined ? [] : [`WITH CHECK (${check})`]),
    ].join(' '),
    ...saying(`POLICY ${identifier(name)} ON ${on(table)}`, comment),
  ],
  drop: (table, name) => `DROP POLICY ${identifier(name)} ON ${on(table)}`,
};

export const parts: Readonly<Record<string, Part>> = { indexes, constraints, triggers, rules, policies };
