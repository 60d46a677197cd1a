import type { RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const auditRefusals = {
  'no-such-event': {
    status: 404,
    says: 'the project {project} has no event at position {position}',
    remedy: 'list its events with `ledgerline replay`',
  },
  'timeline-turned': {
    status: 400,
    says: 'the stretch of time ends before it begins',
    remedy: 'give an `until` that is later than `from`',
  },
} as const satisfies Record<string, RefusalText>;
