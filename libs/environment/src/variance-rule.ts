import { Type } from '@sinclair/typebox';
import { closed, namesOf, textOf } from './setting-types';

/** Bounds that another environment's value gives. */
export interface RelativeBound {
  /** Environments that it binds. */
  in: string[];
  to: string;
  /** Factors of the other value, which then is a number. */
  'at-least'?: number;
  'at-most'?: number;
  equal?: true;
}

const RelativeBound = Type.Object(
  {
    in: namesOf('the environments that it binds'),
    to: Type.String({ description: 'the environment whose value is the measure' }),
    'at-least': Type.Optional(Type.Number({ minimum: 0, description: 'so many times the other value at least' })),
    'at-most': Type.Optional(Type.Number({ minimum: 0, description: 'so many times the other value at most' })),
    equal: Type.Optional(Type.Literal(true, { description: 'the same as the other value' })),
  },
  closed,
);

/** A key that may differ between environments: JSON Schema for its value, and who answers for it. */
export interface VarianceRule {
  owner: string;
  why: string;
  environments?: string[];
  relative?: RelativeBound[];
  /** The value is a reference to a credential and its version, never the credential. */
  credential?: true;
  [keyword: string]: unknown;
}
export const VarianceRule = Type.Unsafe<VarianceRule>(
  Type.Object(
    {
      owner: textOf(200, 'who answers for the difference, and reviews each: a group or a person'),
      why: textOf(2000, 'why there may be one'),
      environments: Type.Optional(namesOf('between which environments it may differ; all of them when absent')),
      relative: Type.Optional(
        Type.Array(RelativeBound, { maxItems: 50, description: 'bounds by the value of another environment' }),
      ),
      credential: Type.Optional(
        Type.Literal(true, {
          description: 'the value is { reference, version } of a credential that is kept elsewhere',
        }),
      ),
    },
    { additionalProperties: true, description: 'JSON Schema 2020-12 keywords for the value, with owner and why' },
  ),
);
