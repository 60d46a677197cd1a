import { given } from '@ledgerline/testing';
import { PromotionApprovalRevoked, PromotionAuthorized, PromotionPlanApproved, PromotionPlanned } from '../../events';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { aPerson, aService, causeOf, histories } from '../../testing/histories';
import { digest } from '../../testing/samples';
import { RevokeApproval } from './command';
import { revokeApproval } from './decide';

const { planHash, reason } = PromotionApprovalRevoked.sample;
const revoked = PromotionApprovalRevoked(PromotionApprovalRevoked.sample);
interface Told {
  readonly who?: string;
  readonly project?: string;
  readonly plan?: string;
  readonly withheld?: number;
}
const revoke = ({ who = 'ana', project = 'checkout', plan = planHash, withheld }: Told = {}) => {
  const command = new RevokeApproval(causeOf(aPerson(who)), project, 'p-1', plan, reason);
  return (state: Promotion) => revokeApproval(command, state, withheld);
};
const authorizedOnAna = [...histories.approved, PromotionAuthorized(PromotionAuthorized.sample)];

describe('taking one’s word back', () => {
  it('is recorded with its reason while the plan waits for its gates', () => {
    given(promotion, ...histories.approved)
      .when(revoke())
      .then(revoked);
  });

  it('is for what was authorised once that is withheld from its environment', () => {
    given(promotion, ...authorizedOnAna)
      .when(revoke({ withheld: 1 }))
      .then(revoked);
  });

  it('is told to try again when it was authorised meanwhile, for the first time or anew', () => {
    given(promotion, ...authorizedOnAna)
      .when(revoke())
      .thenRefused('authorized-meanwhile');
    const again = [
      ...histories.revoked,
      PromotionPlanApproved(PromotionPlanApproved.sample),
      PromotionAuthorized({ ...PromotionAuthorized.sample, authorization: 2 }),
    ];
    given(promotion, ...again)
      .when(revoke({ withheld: 1 }))
      .thenRefused('authorized-meanwhile');
  });

  it('is one’s own word under whatever name, and nobody else’s', () => {
    const people = { 'ana-gh': 'ana' };
    const planned = PromotionPlanned({ ...PromotionPlanned.sample, people });
    const approved = PromotionPlanApproved(PromotionPlanApproved.sample);
    given(promotion, ...histories.requested, planned, approved)
      .when(revoke({ who: 'ANA-gh' }))
      .then(revoked);
    given(promotion, ...histories.requested, planned, approved)
      .when(revoke({ who: 'mei' }))
      .thenNothing();
  });

  it('is no service’s, whatever it is called', () => {
    const namesake = new RevokeApproval(causeOf({ ...aService, id: 'ana' }), 'checkout', 'p-1', planHash, reason);
    given(promotion, ...histories.approved)
      .when((state) => revokeApproval(namesake, state))
      .thenRefused('not-a-person', { principal: 'ana' });
  });

  it('happens once, and not without a word to take back', () => {
    given(promotion, ...histories.revoked)
      .when(revoke())
      .thenNothing();
    given(promotion, ...histories.authorized)
      .when(revoke())
      .thenNothing();
  });

  it('is too late when the intent stands', () => {
    given(promotion, ...histories.rollingOut)
      .when(revoke())
      .thenRefused('too-late-to-revoke', { environment: 'prod' });
  });

  it('is refused for another plan', () => {
    given(promotion, ...histories.approved)
      .when(revoke({ plan: digest('d') }))
      .thenRefused('plan-moved', { approved: digest('d'), current: planHash });
  });

  it('is refused where there is no plan, or none any more', () => {
    given(promotion, ...histories.requested)
      .when(revoke())
      .thenRefused('not-planned');
    for (const status of ['completed', 'failed', 'aborted', 'superseded'] as const) {
      given(promotion, ...histories[status])
        .when(revoke())
        .thenRefused('promotion-closed', { status });
    }
  });

  it('is refused for what was never requested, in this project', () => {
    given(promotion).when(revoke()).thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'checkout' });
    given(promotion, ...histories.approved)
      .when(revoke({ project: 'billing' }))
      .thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'billing' });
  });
});

describe('a word that was taken back', () => {
  const after = (...events: readonly Parameters<typeof promotion.evolve>[1][]) =>
    events.reduce(promotion.evolve, promotion.initial);

  it('takes back what was authorised on it, and the other words stay', () => {
    const mei = PromotionPlanApproved({ ...PromotionPlanApproved.sample, person: 'mei' });
    const authorized = PromotionAuthorized(PromotionAuthorized.sample);
    expect(after(...histories.approved, mei, authorized, revoked)).toMatchObject({
      status: 'gated',
      gates: [],
      authorizations: 1,
      approvals: new Map([['mei', expect.anything()]]),
    });
  });

  it('counts for nothing when it comes late: the intent stands, or the plan is another', () => {
    expect(after(...histories.rollingOut, revoked)).toMatchObject({ status: 'rolling-out' });
    const ofAnother = PromotionApprovalRevoked({ ...revoked.data, planHash: digest('d') });
    expect(after(...histories.approved, ofAnother)).toEqual(after(...histories.approved));
  });

  it('can be given again', () => {
    const again = PromotionPlanApproved(PromotionPlanApproved.sample);
    expect(after(...histories.revoked, again)).toMatchObject({ approvals: new Map([['ana', expect.anything()]]) });
  });
});
