import {
  count,
  definition,
  flag,
  list,
  named,
  notCompared,
  nullableDefinition,
  object,
  optional,
  set,
  text,
} from '../fields';
import { grants } from './grants';

/** What stands between columns and what only the table as a whole has: the order of columns is not compared. */
const column = object({
  type: text,
  nullable: flag,
  default: nullableDefinition,
  collation: optional(text),
  /** `always` or `by default`, with the options of its sequence that are not the usual ones. */
  identity: optional(text),
  /** What it is computed from, and whether it is stored. */
  generated: optional(definition),
  /** Where it is not the usual one of the type. */
  storage: optional(text),
  compression: optional(text),
  statistics: optional(count),
  options: optional(named(text)),
  comment: optional(text),
});

const index = object({
  unique: flag,
  /** From the method on: `btree (customer, created_at) WHERE …`. */
  definition,
  /** False where building it failed or is not over. */
  valid: flag,
  /** The columns that its usual name is made of, where it has that name. */
  usualName: optional(notCompared),
  comment: optional(text),
});

export const constraint = object({
  definition,
  /** `off` where the triggers that enforce a foreign key were disabled. */
  enforcement: optional(text),
  usualName: optional(notCompared),
  comment: optional(text),
});

const trigger = object({
  /** From the time at which it fires on: `BEFORE UPDATE ON public.orders …`. */
  definition,
  /** `origin`, `replica`, `always` or `disabled`. */
  enabled: text,
  comment: optional(text),
});

const rule = object({ definition, enabled: text, comment: optional(text) });

const policy = object({
  command: text,
  permissive: flag,
  roles: set,
  using: optional(definition),
  check: optional(definition),
  comment: optional(text),
});

export const table = object({
  owner: optional(notCompared),
  columns: named(column),
  indexes: named(index),
  constraints: named(constraint),
  triggers: optional(named(trigger)),
  rules: optional(named(rule)),
  policies: optional(named(policy)),
  grants: optional(grants),
  unlogged: optional(flag),
  /** `RANGE (occurred)`. */
  partitionedBy: optional(definition),
  partitionOf: optional(text),
  /** `FOR VALUES FROM (…) TO (…)`. */
  bound: optional(definition),
  inherits: optional(list),
  ofType: optional(text),
  accessMethod: optional(text),
  /** The index by which it was last put in order. */
  clusteredBy: optional(text),
  options: optional(named(text)),
  /** `enabled`, or `forced` for the owner too. */
  rowSecurity: optional(text),
  /** `full`, `nothing`, or `index …`. */
  replicaIdentity: optional(text),
  /** Of a foreign table. */
  server: optional(text),
  serverOptions: optional(named(text)),
  comment: optional(text),
});

/** What a view says of its columns beyond its query. */
const viewColumn = object({ default: optional(definition), options: optional(named(text)), comment: optional(text) });

export const view = object({
  owner: optional(notCompared),
  definition,
  columns: optional(named(viewColumn)),
  triggers: optional(named(trigger)),
  rules: optional(named(rule)),
  options: optional(named(text)),
  grants: optional(grants),
  comment: optional(text),
});

export const materializedView = object({
  owner: optional(notCompared),
  definition,
  columns: optional(named(viewColumn)),
  indexes: optional(named(index)),
  accessMethod: optional(text),
  options: optional(named(text)),
  grants: optional(grants),
  comment: optional(text),
});

export const sequence = object({
  owner: optional(notCompared),
  type: text,
  start: text,
  increment: text,
  minimum: text,
  maximum: text,
  cache: text,
  cycle: flag,
  /** The column with which it goes. */
  ownedBy: optional(text),
  unlogged: optional(flag),
  grants: optional(grants),
  comment: optional(text),
});

/** An extended statistics object. */
export const statistics = object({ definition, target: optional(count), comment: optional(text) });
