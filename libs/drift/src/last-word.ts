import type { Decider, Recorded } from '@ledgerline/kernel';
import type { ObservationEvent } from './events';
import type { LastWord } from './silence';

/** When a detector spoke last, as the ledger recorded it. Id `<project>:<environment>:<detector>`. */
export const lastWord: Decider<LastWord | undefined, Recorded<ObservationEvent>> = {
  name: 'last-word',
  stream: (id) => `observation-${id}`,
  initial: undefined,
  evolve(state, { recordedAt, data: { silentAfterMs } }) {
    return { ...state, heardAt: recordedAt, ...(silentAfterMs !== undefined && { silentAfterMs }) };
  },
};
