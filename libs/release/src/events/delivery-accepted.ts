import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** A CloudEvent that concerns the project came in; the same source and id again is this delivery and no other. */
export const DeliveryAccepted = defineEvent(
  'delivery.accepted',
  1,
  Type.Object({
    project: Type.String(),
    source: Type.String(),
    id: Type.String(),
    type: Type.String(),
    /** Digest of the canonical form of its type and data. */
    bodyHash: Type.String({ pattern: DIGEST_PATTERN }),
  }),
  {
    project: 'checkout',
    source: 'ci.example/pipelines/7',
    id: 'e-1',
    type: 'dev.cdevents.artifact.packaged.0.3.0',
    bodyHash: `sha256:${'9'.repeat(64)}`,
  },
);
export type DeliveryAccepted = EventOf<typeof DeliveryAccepted>;
