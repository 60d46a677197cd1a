import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ReleaseRejected, ReleaseRejectionLifted } from '../../events';
import { rejections, type Rejections } from '../../rejections';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { LiftRejection } from './command';
import { liftRejection } from './decide';

const { project, releaseId, reason } = ReleaseRejectionLifted.sample;
const rejected = ReleaseRejected(ReleaseRejected.sample);
const lifted = ReleaseRejectionLifted(ReleaseRejectionLifted.sample);
const lift = (actor: Actor = aPerson('ana')) => {
  const command = new LiftRejection(causeOf(actor), project, 'v84', reason);
  return (state: Rejections) => liftRejection(command, releaseId, state);
};

describe('lifting a rejection', () => {
  it('says who lets the release go on, and why', () => {
    given(rejections, rejected).when(lift()).then(lifted);
  });

  it('changes nothing where nothing is rejected', () => {
    given(rejections).when(lift()).thenNothing();
    given(rejections, rejected, lifted).when(lift()).thenNothing();
  });

  it('is refused to a service', () => {
    given(rejections, rejected).when(lift(aService)).thenRefused('not-a-person', { principal: 'ci' });
  });
});
