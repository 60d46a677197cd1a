import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const statuses = ['passed', 'failed', 'skipped', 'pending', 'other'] as const;

/** The part of a CTRF report that a verdict is made from. */
export const CtrfReport = Type.Object({
  reportFormat: Type.Optional(Type.Literal('CTRF')),
  results: Type.Object({
    summary: Type.Object({
      tests: Count,
      passed: Count,
      failed: Count,
      pending: Count,
      skipped: Count,
      other: Count,
      /** Milliseconds since 1970. */
      start: Type.Optional(Type.Number({ minimum: 0 })),
    }),
    tests: Type.Array(
      Type.Object({
        name: Type.String(),
        status: Type.Unsafe<(typeof statuses)[number]>({ enum: statuses }),
        suite: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
        filePath: Type.Optional(Type.String()),
        flaky: Type.Optional(Type.Boolean()),
      }),
    ),
  }),
});
export type CtrfReport = Static<typeof CtrfReport>;
