import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A friendly name stands for one release, for ever. */
export const ReleaseAliasClaimed = defineEvent(
  'release.alias-claimed',
  1,
  Type.Object({
    project: Type.String(),
    alias: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
  }),
  { project: 'checkout', alias: 'v84', releaseId: `sha256:${'b'.repeat(64)}` },
);
export type ReleaseAliasClaimed = EventOf<typeof ReleaseAliasClaimed>;
