import { body, count, definition, flag, list, named, notCompared, object, optional, text } from '../fields';
import { grants } from './grants';

/** A function, procedure, aggregate or window function; its name has the types of what it is called with. */
export const routine = object({
  owner: optional(notCompared),
  /** `function`, `procedure`, `aggregate` or `window`. */
  kind: text,
  /** With names, modes and defaults. */
  arguments: definition,
  returns: optional(text),
  language: text,
  body: optional(body),
  /** Of one in the form `BEGIN ATOMIC … END` or `RETURN …`. */
  sqlBody: optional(definition),
  /** The library that it is in. */
  library: optional(text),
  volatility: text,
  parallel: text,
  /** `invoker` or `definer`. */
  security: text,
  strict: optional(flag),
  leakproof: optional(flag),
  cost: optional(count),
  rows: optional(count),
  support: optional(text),
  transforms: optional(list),
  /** `SET … TO …` of the function itself. */
  settings: optional(named(text)),
  /** What an aggregate is made of. */
  aggregate: optional(named(text)),
  grants: optional(grants),
  comment: optional(text),
});
