import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { ReleaseContent } from '../release-content';

/** Everything that moves together, fixed; the id is the digest of the canonical content. */
export const ReleaseCut = defineEvent(
  'release.cut',
  1,
  Type.Object({
    project: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    alias: Type.String(),
    content: ReleaseContent,
    /** The builds that its artifacts came from. */
    builds: Type.Array(Type.String()),
    /** People who had a hand in it, and how: they cannot approve it. */
    involved: Type.Array(Type.Object({ person: Type.String(), as: Type.String() })),
  }),
  {
    project: 'checkout',
    releaseId: `sha256:${'b'.repeat(64)}`,
    alias: 'v84',
    content: {
      schema: 'ledgerline.release/v1',
      project: 'checkout',
      artifacts: { web: { digest: `sha256:${'a'.repeat(64)}`, repository: 'ghcr.io/acme/web' } },
      migrations: { orders: [{ id: '0001_create_orders', checksum: `sha256:${'c'.repeat(64)}` }] },
      modules: {},
      configuration: { web: { timeout_ms: 800 } },
      flags: {},
      datasets: { 'orders-sample': { version: '2026-11-01', digest: `sha256:${'d'.repeat(64)}` } },
      manifests: {},
    },
    builds: ['b-1'],
    involved: [{ person: 'olga', as: 'author' }],
  },
);
export type ReleaseCut = EventOf<typeof ReleaseCut>;
