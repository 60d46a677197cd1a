import { Type } from '@sinclair/typebox';
import type { Field, StaticOf } from './fields';
import { named, object, optional } from './fields';
import {
  accessMethod,
  cast,
  conversion,
  database,
  defaultPrivileges,
  eventTrigger,
  extension,
  foreignDataWrapper,
  foreignServer,
  language,
  operator,
  operatorClass,
  operatorFamily,
  publication,
  schema,
  subscription,
  textSearchConfiguration,
  textSearchDictionary,
  textSearchFunctions,
  transform,
  userMapping,
} from './kinds/database-wide';
import type { grants } from './kinds/grants';
import { routine } from './kinds/routine';
import { materializedView, sequence, statistics, table, view } from './kinds/table';
import { collation, domainType, type } from './kinds/type';

/** What there can be in a schema, by its name `schema.object`. */
const schemaKinds = {
  tables: named(table),
  views: optional(named(view)),
  materializedViews: optional(named(materializedView)),
  sequences: optional(named(sequence)),
  functions: optional(named(routine)),
  types: optional(named(type)),
  domains: optional(named(domainType)),
  statistics: optional(named(statistics)),
  collations: optional(named(collation)),
  conversions: optional(named(conversion)),
  operators: optional(named(operator)),
  operatorClasses: optional(named(operatorClass)),
  operatorFamilies: optional(named(operatorFamily)),
  textSearchConfigurations: optional(named(textSearchConfiguration)),
  textSearchDictionaries: optional(named(textSearchDictionary)),
  textSearchParsers: optional(named(textSearchFunctions)),
  textSearchTemplates: optional(named(textSearchFunctions)),
};

/** What stands in no schema. */
const databaseKinds = {
  schemas: optional(named(schema)),
  extensions: optional(named(extension)),
  /** By what they are about: `app in public on tables`. */
  defaultPrivileges: optional(named(defaultPrivileges)),
  eventTriggers: optional(named(eventTrigger)),
  publications: optional(named(publication)),
  subscriptions: optional(named(subscription)),
  foreignDataWrappers: optional(named(foreignDataWrapper)),
  foreignServers: optional(named(foreignServer)),
  userMappings: optional(named(userMapping)),
  languages: optional(named(language)),
  casts: optional(named(cast)),
  transforms: optional(named(transform)),
  accessMethods: optional(named(accessMethod)),
};

const uncompared = <Schema extends Field['schema']>(of: Schema): Field<Schema> => ({ schema: of, shape: undefined });

/** Everything in a database that a migration can make, as its own catalogue tells it. */
export const databaseSchema = object({
  /** Of the server: what it is, and how it spells things. */
  serverVersion: uncompared(Type.Optional(Type.Integer({ minimum: 0 }))),
  /** The role whose most of it is: what it owns and may is not told by its name. */
  owner: uncompared(Type.Optional(Type.String({ maxLength: 200 }))),
  /** Kinds of which nobody could try what the migrations make. */
  untried: uncompared(Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 100 }))),
  database: optional(database),
  ...schemaKinds,
  ...databaseKinds,
});

export type DatabaseSchema = StaticOf<typeof databaseSchema>;
export type SchemaKind = keyof typeof schemaKinds;
export type DatabaseKind = keyof typeof databaseKinds;
export type Table = DatabaseSchema['tables'][string];
export type Grants = StaticOf<typeof grants>;

export const schemaKindNames = Object.keys(schemaKinds) as readonly SchemaKind[];
export const databaseKindNames = Object.keys(databaseKinds) as readonly DatabaseKind[];
