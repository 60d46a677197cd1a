import { Type } from '@sinclair/typebox';
import { closed, Name, namesOf, textOf } from './setting-types';

/** `spec.ports[port=53,protocol=UDP].targetPort`, names with dots as `["a.b/c"]`, `*` and `[*]` for any; or a pointer. */
const NAME_IN_PATH = '[^.\\[\\]"/]+';
const IN_BRACKETS = '\\["[^"]+"\\]|\\[(?:[^\\\\\\]"]|\\\\.)+\\]';
const PATH = `^(?:(?:/[^/]*)+|\\.?(?:${NAME_IN_PATH}|${IN_BRACKETS})(?:\\.${NAME_IN_PATH}|${IN_BRACKETS})*)$`;

/** How far a tolerance goes; a tolerance without bounds cannot be written. */
interface ToleranceBounds {
  'at-least'?: number;
  'at-most'?: number;
  'one-of'?: unknown[];
  written?: true;
}

/** That a controller may make something otherwise than declared: who, what, how far, until when, and why. */
export interface ToleranceRule {
  domain: string;
  resource?: string;
  path: string;
  kinds?: ('missing' | 'unexpected' | 'changed')[];
  by: string;
  within: ToleranceBounds;
  environments?: string[];
  until?: string;
  owner: string;
  why: string;
}

const Kind = Type.Union([Type.Literal('missing'), Type.Literal('unexpected'), Type.Literal('changed')]);

const Bounds = Type.Object(
  {
    'at-least': Type.Optional(Type.Number({ description: 'the observed amount; units of amounts are read' })),
    'at-most': Type.Optional(Type.Number({ description: 'the observed amount; units of amounts are read' })),
    'one-of': Type.Optional(
      Type.Array(Type.Unknown(), { minItems: 1, maxItems: 100, description: 'the observed value; null for nothing' }),
    ),
    written: Type.Optional(
      Type.Literal(true, { description: 'whatever `by` is recorded to have written, and nothing where nothing is' }),
    ),
  },
  { ...closed, minProperties: 1, description: 'how far it goes; all that is said has to hold' },
);

export const ToleranceRule = Type.Unsafe<ToleranceRule>(
  Type.Object(
    {
      domain: Type.Unsafe<string>({ ...Name, description: 'what is compared: kubernetes, flagd, artifacts, postgres' }),
      resource: Type.Optional(
        textOf(
          300,
          'what the thing is called, `*` for any run of characters: `Deployment.apps shop/*`; all when absent',
        ),
      ),
      path: Type.String({
        pattern: PATH,
        maxLength: 500,
        description: 'the place and all below it: `spec.template.spec.containers[name=proxy]`; `*` for one segment',
      }),
      kinds: Type.Optional(Type.Array(Kind, { minItems: 1, uniqueItems: true, description: 'all when absent' })),
      by: textOf(200, 'the controller that may; where it is recorded who wrote, it has to be this one'),
      within: Bounds,
      environments: Type.Optional(namesOf('where it holds; everywhere when absent')),
      until: Type.Optional(
        Type.String({
          pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,3})?Z$',
          description: 'when it ends, RFC 3339 in UTC',
        }),
      ),
      owner: textOf(200, 'who answers for it: a group or a person'),
      why: textOf(2000, 'why it may'),
    },
    { ...closed, description: 'a difference that is none to act on, within bounds' },
  ),
);
