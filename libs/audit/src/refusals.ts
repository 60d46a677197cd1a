import type { RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const auditRefusals = {
  'no-such-event': {
    status: 404,
    says: 'the project {project} has no event at position {position}',
    remedy: 'list its events with `ledgerline replay`',
  },
} as const satisfies Record<string, RefusalText>;
