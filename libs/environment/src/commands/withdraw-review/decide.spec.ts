import { given } from '@ledgerline/testing';
import { OverlayReviewWithdrawn } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, proposed, reviewed } from '../../testing/histories';
import { WithdrawReview } from './command';
import { withdrawReview } from './decide';

const people = { ana: { aliases: ['ana-gh'] } };
const withdraw = (who = 'ana') => {
  const command = new WithdrawReview(by(who), 'checkout', 'prod', 'o-1', 'the quota is lower');
  return (state: Environment) => withdrawReview(command, state, { people });
};
const withdrawn = OverlayReviewWithdrawn({ ...OverlayReviewWithdrawn.sample, proposalId: 'o-1' });

describe('taking a review back', () => {
  it('is open to whoever gave it, under whatever name', () => {
    given(environment, proposed(), reviewed()).when(withdraw()).then(withdrawn);
    given(environment, proposed(), reviewed()).when(withdraw('ana-gh')).then(withdrawn);
  });

  it('refuses those who gave none, or took it back already', () => {
    given(environment, proposed(), reviewed()).when(withdraw('mei')).thenRefused('not-reviewed', { person: 'mei' });
    given(environment, proposed(), reviewed(), withdrawn)
      .when(withdraw())
      .thenRefused('not-reviewed', { person: 'ana' });
  });

  it('is too late once the proposal is in force', () => {
    given(environment, proposed(), approved())
      .when(withdraw())
      .thenRefused('proposal-closed', { status: 'approved', person: 'ana' });
  });

  it('refuses what was never proposed', () => {
    given(environment)
      .when(withdraw())
      .thenRefused('no-such-proposal', { project: 'checkout', environment: 'prod', proposalId: 'o-1' });
  });
});
