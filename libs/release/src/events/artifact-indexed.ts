import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A build of several artifacts is filed under one of them; each of the others says where to find it. */
export const ArtifactIndexed = defineEvent(
  'artifact.indexed',
  1,
  Type.Object({
    project: Type.String(),
    digest: Type.String({ pattern: DIGEST_PATTERN }),
    buildId: Type.String(),
    /** The artifact under which the build is filed. */
    filedUnder: Type.String({ pattern: DIGEST_PATTERN }),
  }),
  {
    project: 'checkout',
    digest: `sha256:${'b'.repeat(64)}`,
    buildId: 'b-1',
    filedUnder: `sha256:${'a'.repeat(64)}`,
  },
);
export type ArtifactIndexed = EventOf<typeof ArtifactIndexed>;
