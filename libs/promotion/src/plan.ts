import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Safety } from './gate-facts';

const Digest = Type.String({ pattern: DIGEST_PATTERN });

/** One difference between what an environment is declared to be and what it would be. */
export const PlannedChange = Type.Object({
  kind: Type.Union([
    Type.Literal('artifact'),
    Type.Literal('migration'),
    Type.Literal('module'),
    Type.Literal('configuration'),
    Type.Literal('flag'),
    Type.Literal('dataset'),
    Type.Literal('manifest'),
  ]),
  /** Component, database, key …: what it is about. */
  subject: Type.String(),
  /** Before and after; null for nothing. */
  from: Type.Unknown(),
  to: Type.Unknown(),
  classification: Type.Union([Type.Literal('release'), Type.Literal('declared-variance')]),
  reason: Type.String(),
  /** What a migration does to a database that is in use, and why it is not additive. */
  safety: Type.Optional(Safety),
  because: Type.Optional(Type.String()),
  /** Gates that are there because of changes of this kind. */
  gates: Type.Optional(Type.Array(Type.String())),
});
export type PlannedChange = Static<typeof PlannedChange>;

/** The delta that an approval is given for; its hash covers all of it. */
export const Plan = Type.Object({
  project: Type.String(),
  environment: Type.String(),
  release: Type.Object({ id: Digest, alias: Type.String() }),
  /** An earlier release comes back, or what failed to roll out is declared once more. */
  kind: Type.Optional(Type.Union([Type.Literal('rollback'), Type.Literal('retry')])),
  /** What it was planned against; intentRevision 0 and null for an environment without intent. */
  baseline: Type.Object({
    intentRevision: Type.Integer({ minimum: 0 }),
    intentHash: Type.Union([Digest, Type.Null()]),
    overlayVersion: Type.Integer({ minimum: 0 }),
  }),
  proposedIntent: Digest,
  changes: Type.Array(PlannedChange),
  /** Names of the gates that it must pass. */
  gates: Type.Array(Type.String()),
  /** Evidence that the release's states rest on. */
  evidence: Type.Array(Type.String()),
  policyHash: Digest,
});
export type Plan = Static<typeof Plan>;

export const samplePlan: Plan = {
  project: 'checkout',
  environment: 'prod',
  release: { id: `sha256:${'b'.repeat(64)}`, alias: 'v84' },
  baseline: { intentRevision: 0, intentHash: null, overlayVersion: 1 },
  proposedIntent: `sha256:${'2'.repeat(64)}`,
  changes: [
    {
      kind: 'artifact',
      subject: 'web',
      from: null,
      to: `sha256:${'a'.repeat(64)}`,
      classification: 'release',
      reason: 'release v84',
    },
  ],
  gates: ['approvals:release-managers'],
  evidence: ['e-1'],
  policyHash: `sha256:${'5'.repeat(64)}`,
};
