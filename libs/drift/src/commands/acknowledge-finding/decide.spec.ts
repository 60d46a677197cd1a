import { given } from '@ledgerline/testing';
import { FindingAcknowledged, FindingClosed, FindingOpened, FindingRevertRequested } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { AcknowledgeFinding } from './command';
import { acknowledgeFinding } from './decide';

const opened = FindingOpened(FindingOpened.sample);
const acknowledge =
  (kind: 'person' | 'service' = 'person') =>
  (state: Drift) => {
    const cause = { commandId: 'c', actor: { kind, id: 'olga' }, causationId: 'e', correlationId: 'r' };
    return acknowledgeFinding(new AcknowledgeFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e'), state);
  };

describe('acknowledging a finding', () => {
  it('says who is on it', () => {
    given(drift, opened).when(acknowledge()).then(FindingAcknowledged(FindingAcknowledged.sample));
  });

  it('takes nothing back from a finding that is further already', () => {
    given(drift, opened, FindingRevertRequested(FindingRevertRequested.sample)).when(acknowledge()).thenNothing();
  });

  it('is for people, and for findings that are open', () => {
    given(drift, opened).when(acknowledge('service')).thenRefused('people-decide', { principal: 'olga' });
    given(drift, opened, FindingClosed(FindingClosed.sample))
      .when(acknowledge())
      .thenRefused('finding-closed', { findingId: 'DR-7f3c9a1e' });
    given(drift).when(acknowledge()).thenRefused('no-such-finding', { findingId: 'DR-7f3c9a1e', environment: 'prod' });
  });
});
