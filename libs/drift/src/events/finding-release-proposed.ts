import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** What was observed is to be in the next release; nobody can approve that before it is cut. */
export const FindingReleaseProposed = defineEvent(
  'finding.release-proposed',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    findingId: Type.String(),
    proposalId: Type.String(),
    /** The release that was declared then, against whose content the patch is. */
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    intentRevision: Type.Integer({ minimum: 0 }),
    /** RFC 6902. */
    patch: Type.Array(Type.Unknown()),
    /** The body of a migration, where a database is concerned. */
    statements: Type.Array(Type.String()),
    person: Type.String(),
    reason: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    findingId: 'DR-7f3c9a1e',
    proposalId: 'RP-1',
    releaseId: `sha256:${'b'.repeat(64)}`,
    intentRevision: 1,
    patch: [{ op: 'replace', path: '/configuration/web/timeout_ms', value: 900 }],
    statements: [],
    person: 'olga',
    reason: 'the sale is on',
  },
);
export type FindingReleaseProposed = EventOf<typeof FindingReleaseProposed>;
