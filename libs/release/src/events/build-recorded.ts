import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** One immutable output of a continuous-integration run: a component at a commit, and the digests of what was built. */
export const BuildRecorded = defineEvent(
  'build.recorded',
  1,
  Type.Object({
    project: Type.String(),
    buildId: Type.String(),
    component: Type.String(),
    artifacts: Type.Array(
      Type.Object({
        digest: Type.String({ pattern: DIGEST_PATTERN }),
        /** Where it can be pulled from, without tag or digest. */
        repository: Type.String(),
        mediaType: Type.Optional(Type.String()),
        sizeBytes: Type.Optional(Type.Integer({ minimum: 0 })),
        /** Tags that pointed at the digest when it was recorded: labels, never references. */
        tags: Type.Optional(Type.Array(Type.String())),
      }),
    ),
    source: Type.Object({ repository: Type.String(), commit: Type.String(), authors: Type.Array(Type.String()) }),
    /** Who or what ran the build. */
    builder: Type.String(),
    /** The person who recorded it; absent when a service did. */
    recordedBy: Type.Optional(Type.String()),
  }),
  {
    project: 'checkout',
    buildId: 'b-1',
    component: 'web',
    artifacts: [{ digest: `sha256:${'a'.repeat(64)}`, repository: 'ghcr.io/acme/web', tags: ['latest'] }],
    source: { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] },
    builder: 'ci',
  },
);
export type BuildRecorded = EventOf<typeof BuildRecorded>;
