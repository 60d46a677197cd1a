import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** How much of one part of the configuration a change touches. */
export const ChangedPart = Type.Object({
  part: Type.String({ description: 'top-level member of the configuration' }),
  governed: Type.Boolean({ description: 'whether a change of it is reviewed, where the project asks for that' }),
  added: Type.Integer({ minimum: 0 }),
  removed: Type.Integer({ minimum: 0 }),
  changed: Type.Integer({ minimum: 0 }),
});
export type ChangedPart = Static<typeof ChangedPart>;

/** Whose words a change of policy needs, and how many of them. */
export const AskedReviewers = Type.Object({ of: Type.String(), count: Type.Integer({ minimum: 1 }) });
export type AskedReviewers = Static<typeof AskedReviewers>;

/** A value that an environment has, or may soon have, of its own, and that a configuration would no longer allow. */
export const FallOut = Type.Object({
  environment: Type.String(),
  key: Type.String(),
  value: Type.Unknown({ description: 'as the overlay has it; of one with more than 500 bytes, its digest' }),
  because: Type.String(),
  owner: Type.String({ description: 'who answers for the key' }),
  proposalId: Type.Optional(
    Type.String({ description: 'of the overlay change that waits with this value; absent for one that is in force' }),
  ),
});
export type FallOut = Static<typeof FallOut>;
