import { definition, flag, list, named, notCompared, object, optional, set, text } from '../fields';
import { grants } from './grants';

/** What the database says about itself. */
export const database = object({ grants: optional(grants), comment: optional(text) });

export const schema = object({
  owner: optional(notCompared),
  grants: optional(grants),
  comment: optional(text),
});

export const extension = object({ schema: text, version: optional(text) });

export const eventTrigger = object({
  event: text,
  tags: optional(set),
  function: text,
  enabled: text,
  comment: optional(text),
});

export const publication = object({
  allTables: flag,
  operations: set,
  viaRoot: optional(flag),
  generatedColumns: optional(text),
  /** Table → its columns and rows, where not all of them. */
  tables: named(object({ columns: optional(set), rows: optional(definition) })),
  schemas: set,
  comment: optional(text),
});

/** What is granted on things that do not exist yet, when `role` makes them: `tables`, `sequences`, `functions` … */
export const defaultPrivileges = object({
  role: notCompared,
  /** Everywhere, where it is absent. */
  schema: optional(notCompared),
  on: notCompared,
  grants,
});

/** Without the connection string. */
export const subscription = object({ publications: set, enabled: flag, slot: optional(text), comment: optional(text) });

export const foreignDataWrapper = object({
  owner: optional(notCompared),
  handler: optional(text),
  validator: optional(text),
  options: optional(named(text)),
  grants: optional(grants),
  comment: optional(text),
});

export const foreignServer = object({
  owner: optional(notCompared),
  wrapper: text,
  type: optional(text),
  version: optional(text),
  options: optional(named(text)),
  grants: optional(grants),
  comment: optional(text),
});

/** That it exists; what it holds are credentials. */
export const userMapping = object({});

export const language = object({
  owner: optional(notCompared),
  trusted: flag,
  handler: text,
  inline: optional(text),
  validator: optional(text),
  grants: optional(grants),
  comment: optional(text),
});

export const operator = object({
  function: text,
  commutator: optional(text),
  negator: optional(text),
  restrict: optional(text),
  join: optional(text),
  hashes: optional(flag),
  merges: optional(flag),
  comment: optional(text),
});

export const operatorClass = object({
  type: text,
  family: text,
  isDefault: flag,
  storage: optional(text),
  comment: optional(text),
});

export const operatorFamily = object({ members: set, comment: optional(text) });

export const cast = object({ method: text, function: optional(text), context: text, comment: optional(text) });

export const conversion = object({ from: text, to: text, function: text, isDefault: flag, comment: optional(text) });

export const transform = object({ fromSql: optional(text), toSql: optional(text), comment: optional(text) });

export const accessMethod = object({ type: text, handler: text, comment: optional(text) });

export const textSearchConfiguration = object({ parser: text, mappings: named(list), comment: optional(text) });

export const textSearchDictionary = object({ template: text, options: optional(text), comment: optional(text) });

/** A parser or a template for dictionaries: the functions that it is made of. */
export const textSearchFunctions = object({ functions: named(text), comment: optional(text) });
