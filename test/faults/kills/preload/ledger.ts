import { LedgerStore } from '../../../../libs/embedded-eventstore/src/store/ledger-store';
import { around } from '../../support/around';
import { LastBreath } from '../last-breath';

const breath = new LastBreath();

around(LedgerStore.prototype, 'transaction', (transaction, given) => {
  breath.pass('before flush');
  const result = transaction(...given);
  breath.pass('after flush, before the acknowledgement');
  return result;
});
