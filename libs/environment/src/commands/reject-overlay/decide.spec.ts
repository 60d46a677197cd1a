import type { Cause } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { OverlayRejected } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, proposed } from '../../testing/histories';
import { RejectOverlay } from './command';
import { rejectOverlay } from './decide';

const rejected = (rejecter: string) => OverlayRejected({ ...OverlayRejected.sample, proposalId: 'o-1', rejecter });
const reject = (cause: Cause = by('ana')) => {
  return (state: Environment) => rejectOverlay(new RejectOverlay(cause, 'checkout', 'prod', 'o-1', 'too many'), state);
};

describe('rejecting an overlay', () => {
  it('ends the proposal', () => {
    given(environment, proposed()).when(reject()).then(rejected('ana'));
  });

  it('is open to whoever proposed it', () => {
    given(environment, proposed())
      .when(reject(by('olga')))
      .then(rejected('olga'));
  });

  it('changes nothing when it is repeated', () => {
    given(environment, proposed(), rejected('ana')).when(reject()).thenNothing();
  });

  it('refuses what is in force already', () => {
    given(environment, proposed(), approved())
      .when(reject())
      .thenRefused('proposal-closed', { status: 'approved', person: 'ana' });
  });

  it('refuses a service', () => {
    given(environment, proposed())
      .when(reject(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('refuses what was never proposed', () => {
    given(environment)
      .when(reject())
      .thenRefused('no-such-proposal', { project: 'checkout', environment: 'prod', proposalId: 'o-1' });
  });
});
