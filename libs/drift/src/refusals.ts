import type { RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const driftRefusals = {
  'no-such-finding': {
    status: 404,
    says: 'there is no finding {findingId} in {environment}',
    remedy: 'list the findings with `ledgerline drift list`',
  },
} as const satisfies Record<string, RefusalText>;

export type DriftRefusal = keyof typeof driftRefusals;
