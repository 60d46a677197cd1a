import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { IntentDocument } from '../intent-document';

/** What the environment is to be from here on: a release and an overlay version, resolved. */
export const IntentDeclared = defineEvent(
  'intent.declared',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    /** Counts the environment's intents from 1. */
    intentRevision: Type.Integer({ minimum: 1 }),
    intentHash: Type.String({ pattern: DIGEST_PATTERN }),
    document: IntentDocument,
    /** What led to it: a promotion's plan, or an approved overlay. */
    because: Type.Union([
      Type.Object({ promotionId: Type.String(), planHash: Type.String({ pattern: DIGEST_PATTERN }) }),
      Type.Object({ proposalId: Type.String() }),
    ]),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    intentRevision: 1,
    intentHash: `sha256:${'2'.repeat(64)}`,
    document: {
      schema: 'ledgerline.intent/v1',
      project: 'checkout',
      environment: 'prod',
      release: { id: `sha256:${'b'.repeat(64)}`, alias: 'v84' },
      overlayVersion: 2,
      artifacts: { web: { digest: `sha256:${'a'.repeat(64)}`, repository: 'ghcr.io/acme/web' } },
      migrations: {},
      modules: {},
      configuration: { web: { replicas: 12 } },
      flags: {},
      datasets: {},
      manifests: {},
      variance: [{ key: 'web.replicas', base: 2, value: 12, owner: 'web-team', why: 'load differs' }],
    },
    because: { promotionId: 'p-1', planHash: `sha256:${'3'.repeat(64)}` },
  },
);
export type IntentDeclared = EventOf<typeof IntentDeclared>;
