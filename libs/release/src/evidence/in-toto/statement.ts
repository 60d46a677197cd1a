import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** The media type of a statement, in envelopes and elsewhere. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';
export const STATEMENT_V1 = 'https://in-toto.io/Statement/v1';
const STATEMENT_V01 = 'https://in-toto.io/Statement/v0.1';

/** An in-toto statement, v0.1 or v1; both have the same fields. */
export const InTotoStatement = Type.Object({
  _type: Type.Unsafe<typeof STATEMENT_V1 | typeof STATEMENT_V01>({ enum: [STATEMENT_V1, STATEMENT_V01] }),
  subject: Type.Array(
    Type.Object({
      name: Type.Optional(Type.String()),
      /** By algorithm. */
      digest: Type.Record(Type.String(), Type.String(), { minProperties: 1 }),
    }),
    { minItems: 1, maxItems: 10_000 },
  ),
  predicateType: Type.String({ minLength: 1, maxLength: 500, pattern: '^[\\x21-\\x7e]+$' }),
  predicate: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type InTotoStatement = Static<typeof InTotoStatement>;
