import { given } from '@ledgerline/testing';
import { PromotionRollingOut } from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { causeOf, histories } from '../../testing/histories';
import { RecordRollingOut } from './command';
import { recordRollingOut } from './decide';

const { intentRevision, intentHash } = PromotionRollingOut.sample;
const record = (state: Promotion) =>
  recordRollingOut(new RecordRollingOut(causeOf(), 'p-1', intentRevision, intentHash), state);

describe('recording that a promotion rolls out', () => {
  it('says which intent it declared', () => {
    given(promotion, ...histories.authorized)
      .when(record)
      .then(PromotionRollingOut(PromotionRollingOut.sample));
  });

  it('happens once for one intent', () => {
    given(promotion, ...histories.rollingOut)
      .when(record)
      .thenNothing();
  });

  it('does not bring back what is over, or never was', () => {
    given(promotion, ...histories.completed)
      .when(record)
      .thenRefused('promotion-closed', { status: 'completed' });
    given(promotion).when(record).thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'any project' });
  });
});
