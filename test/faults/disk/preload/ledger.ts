import { existsSync } from 'node:fs';
import { LedgerStore } from '../../../../libs/embedded-eventstore/src/store/ledger-store';
import { around } from '../../support/around';

/** While this file is there, nothing can be flushed, as on a disk without room: whatever a transaction did is undone. */
const full = process.env.FAULTS_DISK_FULL ?? '';

around(LedgerStore.prototype, 'transaction', (transaction, [work]) =>
  transaction(() => {
    const result = (work as () => unknown)();
    if (existsSync(full)) throw new Error('No space left on device');
    return result;
  }),
);
