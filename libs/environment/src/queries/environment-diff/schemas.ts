import { Type } from '@sinclair/typebox';

const Instant = Type.String({ format: 'date-time' });
const oneOf = <Text extends string>(...texts: readonly Text[]) => Type.Union(texts.map((text) => Type.Literal(text)));
const classifications = ['release', 'declared-variance', 'excepted', 'pending', 'unexplained'] as const;

const SideSchema = Type.Object(
  {
    kind: oneOf('environment', 'overlay', 'release'),
    name: Type.String({ description: 'as it can be asked for on the command line' }),
    environment: Type.Optional(Type.String()),
    release: Type.Optional(Type.Object({ id: Type.String(), alias: Type.String() })),
    overlayVersion: Type.Optional(Type.Integer({ minimum: 0 })),
    intentRevision: Type.Optional(Type.Integer({ minimum: 1 })),
    since: Type.Optional(Type.String({ format: 'date-time', description: 'when that was declared' })),
    converged: Type.Optional(Type.Boolean({ description: 'whether it had been found as declared' })),
    asOf: Type.Optional(
      Type.Object(
        { now: Type.Boolean(), position: Type.Optional(Type.String()), instant: Type.Optional(Instant) },
        { description: 'when it is looked at, and whether that is the present; a release never changes' },
      ),
    ),
  },
  { $id: 'DiffSide' },
);

const DeclaredValueSchema = Type.Object(
  {
    side: oneOf('from', 'to'),
    environment: Type.String(),
    owner: Type.String(),
    why: Type.String(),
    since: Type.Optional(Type.String({ format: 'date-time', description: 'when the value became effective' })),
    position: Type.Optional(Type.String({ description: 'of the event that made it so' })),
    proposedBy: Type.Optional(Type.String()),
    reviewedBy: Type.Optional(Type.Array(Type.String())),
  },
  { $id: 'DeclaredValue' },
);

const DifferenceSchema = Type.Object(
  {
    kind: Type.String({ description: 'part of the intent, or domain of the detector' }),
    key: Type.String(),
    from: Type.Unknown({ description: 'null for nothing' }),
    to: Type.Unknown({ description: 'null for nothing' }),
    classification: oneOf(...classifications),
    reason: Type.String(),
    owner: Type.Optional(Type.String({ description: 'of the variance rule' })),
    declared: Type.Optional(
      Type.Array(DeclaredValueSchema, { description: 'the values of their own that the sides have there' }),
    ),
    rule: Type.Optional(Type.String({ description: 'the variance rule that does not allow the value' })),
    promotionId: Type.Optional(Type.String({ description: 'that is to bring the one release to the other side' })),
    findingId: Type.Optional(Type.String()),
    environment: Type.Optional(Type.String({ description: 'where the finding was observed' })),
    since: Type.Optional(Instant),
    position: Type.Optional(Type.String({ description: 'of the event that opened the finding' })),
    until: Type.Optional(
      Type.String({ format: 'date-time', description: 'when the exception ends, or it may be pending no more' }),
    ),
    by: Type.Optional(Type.String({ description: 'who accepted the finding' })),
    exceptionId: Type.Optional(Type.String()),
  },
  { $id: 'ExplainedDifference' },
);

export const DiffSchema = Type.Object(
  {
    from: SideSchema,
    to: SideSchema,
    differences: Type.Array(DifferenceSchema),
    counts: Type.Object(
      Object.fromEntries(classifications.map((name) => [name, Type.Integer({ minimum: 0 })])) as Record<
        (typeof classifications)[number],
        ReturnType<typeof Type.Integer>
      >,
      { description: 'how many there are of each classification' },
    ),
  },
  { $id: 'Diff' },
);
