import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** A flag as flagd evaluates it. */
export const Flag = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('ENABLED'), Type.Literal('DISABLED')])),
  variants: Type.Record(Type.String({ maxLength: 200 }), Type.Unknown(), { maxProperties: 200 }),
  defaultVariant: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
  targeting: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Type.Unknown(), { maxProperties: 200 })),
});
export type Flag = Static<typeof Flag>;

/** The flags that are served. */
export const FlagsDocument = Type.Object(
  { flags: Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Flag, { maxProperties: 2000 }) },
  { additionalProperties: false },
);
export type FlagsDocument = Static<typeof FlagsDocument>;
