import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** How one gate stands: whether it holds, why, and who or what can change that. */
export const GateResult = Type.Object({
  /** Stable within a policy: `evidence:junit:unit`, `approvals:release-managers`, `soak`, `state:stage-approved`, `after:stage` … */
  gate: Type.String(),
  holds: Type.Boolean(),
  /** A sentence for people. */
  because: Type.String(),
  /** People, groups or means that can make it hold; empty when it does or when only time can. */
  unblockedBy: Type.Array(Type.String()),
  /** The earliest instant at which it may hold by itself. */
  earliest: Type.Optional(Type.String({ format: 'date-time' })),
  /** It only warns: the way is open all the same. */
  mode: Type.Optional(Type.Literal('warn')),
  /** Holds because of this exception alone. */
  exceptionId: Type.Optional(Type.String()),
  /** Whose yes is missing, and how many of them; those who said it are told in `because`. */
  lacks: Type.Optional(
    Type.Object({ of: Type.Optional(Type.String()), role: Type.Optional(Type.String()), count: Type.Integer() }),
  ),
  /** Holds, but only until this instant unless something is done. */
  until: Type.Optional(Type.String({ format: 'date-time' })),
});
export type GateResult = Static<typeof GateResult>;

/** Whether something is still to be waited for: what only warns shuts no way. */
export function isBlocking({ holds, mode }: GateResult): boolean {
  return !holds && mode !== 'warn';
}

export const sampleGateResult: GateResult = {
  gate: 'evidence:junit:unit',
  holds: true,
  because: 'junit "unit" passed in dev: 12 tests',
  unblockedBy: [],
};
