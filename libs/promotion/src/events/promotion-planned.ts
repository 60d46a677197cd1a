import type { EventOf } from '@ledgerline/kernel';
import { defineEvent, DIGEST_PATTERN } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';
import { AskedQuorum } from '../asked-quorum';
import { Plan, samplePlan } from '../plan';

/** What would change, fixed by its hash. A later one replaces it, and with it every approval. */
export const PromotionPlanned = defineEvent(
  'promotion.planned',
  1,
  Type.Object({
    promotionId: Type.String(),
    project: Type.String(),
    environment: Type.String(),
    releaseId: Type.String({ pattern: DIGEST_PATTERN }),
    planHash: Type.String({ pattern: DIGEST_PATTERN }),
    plan: Plan,
    /** Environments whose state its gates look at, beside its own. */
    upstream: Type.Array(Type.String()),
    /** Whose word its gates ask for, and how many times. */
    approvals: Type.Optional(Type.Array(AskedQuorum)),
    /** Other name to the person behind it, for those who appear under several. */
    people: Type.Optional(Type.Record(Type.String(), Type.String())),
    /** People who had a hand in what is promoted, and how: they cannot approve it. */
    involved: Type.Array(Type.Object({ person: Type.String(), as: Type.String() })),
  }),
  {
    promotionId: 'p-1',
    project: 'checkout',
    environment: 'prod',
    releaseId: `sha256:${'b'.repeat(64)}`,
    planHash: `sha256:${'3'.repeat(64)}`,
    plan: samplePlan,
    upstream: ['stage'],
    approvals: [{ of: 'release-managers', count: 2 }],
    involved: [{ person: 'olga', as: 'requester' }],
  },
);
export type PromotionPlanned = EventOf<typeof PromotionPlanned>;
