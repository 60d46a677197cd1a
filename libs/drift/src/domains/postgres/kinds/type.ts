import {
  definition,
  flag,
  list,
  named,
  notCompared,
  nullableDefinition,
  object,
  optional,
  order,
  text,
} from '../fields';
import { grants } from './grants';
import { constraint } from './table';

const attribute = object({ type: text, collation: optional(text), comment: optional(text) });

export const type = object({
  owner: optional(notCompared),
  /** `enum`, `composite`, `range`, `base` or `shell`. */
  kind: text,
  /** Of an enumeration, in their order. */
  labels: optional(list),
  /** Of a composite type. */
  attributes: optional(named(attribute)),
  attributeOrder: optional(order),
  /** What a range or base type is made of. */
  parts: optional(named(text)),
  grants: optional(grants),
  comment: optional(text),
});

export const domainType = object({
  owner: optional(notCompared),
  type: text,
  nullable: flag,
  default: nullableDefinition,
  collation: optional(text),
  constraints: named(constraint),
  grants: optional(grants),
  comment: optional(text),
});

export const collation = object({
  provider: text,
  locale: optional(text),
  deterministic: flag,
  rules: optional(definition),
  comment: optional(text),
});
