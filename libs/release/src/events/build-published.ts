import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** An artifact of the build can be pulled by others. */
export const BuildPublished = defineEvent(
  'build.published',
  1,
  Type.Object({
    project: Type.String(),
    buildId: Type.String(),
    digest: Type.String({ pattern: DIGEST_PATTERN }),
    repository: Type.String(),
    publisher: Type.String(),
  }),
  {
    project: 'checkout',
    buildId: 'b-1',
    digest: `sha256:${'a'.repeat(64)}`,
    repository: 'ghcr.io/acme/web',
    publisher: 'ci',
  },
);
export type BuildPublished = EventOf<typeof BuildPublished>;
