import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { closed, durationOf, MOST, Name } from './setting-types';

const Quorum = {
  of: Name,
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, description: 'how many of them; 1 when absent' })),
};

const Deadlines = Type.Object(
  {
    critical: Type.Optional(durationOf('for critical findings')),
    material: Type.Optional(durationOf('for material findings')),
    minor: Type.Optional(durationOf('for minor findings')),
  },
  closed,
);

/** Who decides about what is no promotion. What is absent is decided by whoever has the permission. */
export const Governance = Type.Object(
  {
    configuration: Type.Optional(
      Type.Object(Quorum, {
        ...closed,
        description:
          'who reviews changes of environments, states, gates, variance, tolerances, people, trust and governance',
      }),
    ),
    exceptions: Type.Optional(
      Type.Object(
        { ...Quorum, 'at-most': Type.Optional(durationOf('how long an exception may last; 90d when absent')) },
        { ...closed, description: 'who approves exceptions from gates' },
      ),
    ),
    freezes: Type.Optional(
      Type.Object({ of: Name }, { ...closed, description: 'who declares and lifts freezes and the global stop' }),
    ),
    'break-glass': Type.Optional(
      Type.Object(
        {
          of: Name,
          minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, description: '15 when absent' })),
        },
        { ...closed, description: 'who may break the glass, two of them together, and for how long it stays broken' },
      ),
    ),
    drift: Type.Optional(
      Type.Object(
        {
          deadlines: Type.Optional(
            Type.Object(
              {
                production: Type.Optional(Deadlines),
                staging: Type.Optional(Deadlines),
                development: Type.Optional(Deadlines),
              },
              { ...closed, description: 'in production 4h, 24h and 7d when absent; elsewhere none' },
            ),
          ),
          'escalate-to': Type.Optional(Name),
        },
        {
          ...closed,
          description: 'by when findings have to be decided about, and which group is told when nobody has',
        },
      ),
    ),
  },
  closed,
);
export type Governance = Static<typeof Governance>;

/** Person to the other names under which they appear: commit authors, logins. One person counts once under all of them. */
export const People = Type.Record(
  Type.String({ pattern: '^[a-z0-9][a-z0-9._@-]{0,99}$' }),
  Type.Object(
    { aliases: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 50 }) },
    { ...closed, description: 'other names of the same person' },
  ),
  { ...closed, maxProperties: MOST * 50, description: 'people who appear under several names' },
);
export type People = Static<typeof People>;
