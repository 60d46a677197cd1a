import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { PromotionAuthorized, PromotionGlassBreakAsked, PromotionGlassBroken, PromotionPlanned } from '../../events';
import { promotion } from '../../evolve';
import type { Governed } from '../../governance';
import type { Promotion } from '../../state';
import { aPerson, aService, causeOf, histories } from '../../testing/histories';
import { digest, midnight, pipeline } from '../../testing/samples';
import { BreakGlass } from './command';
import { breakGlass } from './decide';

const { planHash, reason, until } = PromotionGlassBreakAsked.sample;
const governed: Governed = {
  ...{ environments: pipeline.environments, states: pipeline.states, variance: {} },
  people: { ana: { aliases: ['ana-gh'] } },
  governance: { 'break-glass': { of: 'platform-leads' } },
};
const within = (minutes: number) => ({ ...governed, governance: { 'break-glass': { of: 'platform-leads', minutes } } });
interface Told {
  readonly who?: Actor;
  readonly now?: string;
  readonly project?: string;
  readonly plan?: string;
  readonly groups?: readonly string[];
  readonly configuration?: Governed;
}
const breaks = ({ who = aPerson('mei'), now = midnight, project = 'checkout', ...told }: Told = {}) => {
  const { plan = planHash, groups = ['platform-leads'], configuration = governed } = told;
  const command = new BreakGlass(causeOf(who), project, 'p-1', plan, reason, groups);
  return (state: Promotion) => breakGlass(command, now, configuration, state);
};
const asked = (more: Partial<PromotionGlassBreakAsked['data']> = {}) =>
  PromotionGlassBreakAsked({ ...PromotionGlassBreakAsked.sample, ...more });
const broken = PromotionGlassBroken(PromotionGlassBroken.sample);

describe('breaking the glass', () => {
  it('is asked for by one person, for a quarter of an hour', () => {
    given(promotion, ...histories.gated)
      .when(breaks({ who: aPerson('ana') }))
      .then(asked());
  });

  it('takes a second person, who begins its minutes anew', () => {
    given(promotion, ...histories.gated, asked())
      .when(breaks({ now: '2026-01-01T00:05:00.000Z' }))
      .then(PromotionGlassBroken({ ...broken.data, until: '2026-01-01T00:20:00.000Z' }));
  });

  it('lasts for the minutes that the project names', () => {
    given(promotion, ...histories.gated)
      .when(breaks({ who: aPerson('ana'), configuration: within(5) }))
      .then(asked({ until: '2026-01-01T00:05:00.000Z' }));
  });

  it.each(['ana', 'ana-gh', 'ANA', ' ana-GH '])('is not agreed to by the one who asked, as %j', (name) => {
    const people = { 'ana-gh': 'ana' };
    given(promotion, ...histories.requested, PromotionPlanned({ ...PromotionPlanned.sample, people }), asked())
      .when(breaks({ who: aPerson(name) }))
      .thenRefused('second-person-needed', { person: 'ana', group: 'platform-leads' });
  });

  it('is asked for anew when the minutes of the first are over', () => {
    given(promotion, ...histories.gated, asked())
      .when(breaks({ now: until }))
      .then(asked({ person: 'mei', until: '2026-01-01T00:30:00.000Z' }));
  });

  it('is asked for anew when the plan is another than the one that it was asked for', () => {
    given(promotion, ...histories.gated, asked({ planHash: digest('d') }))
      .when(breaks())
      .then(asked({ person: 'mei' }));
  });

  it('happens once while it is broken, and may happen again afterwards', () => {
    given(promotion, ...histories.broken)
      .when(breaks())
      .thenNothing();
    given(promotion, ...histories.broken)
      .when(breaks({ now: until }))
      .then(asked({ person: 'mei', until: '2026-01-01T00:30:00.000Z' }));
  });

  it('is refused where the project names nobody who may', () => {
    given(promotion, ...histories.gated)
      .when(breaks({ configuration: { ...governed, governance: {} } }))
      .thenRefused('no-glass-to-break', { project: 'checkout' });
  });

  it('is refused to a service, and to whoever is not in the group', () => {
    given(promotion, ...histories.gated)
      .when(breaks({ who: aService }))
      .thenRefused('not-a-person', { principal: 'ci' });
    given(promotion, ...histories.gated)
      .when(breaks({ groups: ['release-managers'] }))
      .thenRefused('not-in-group', { person: 'mei', groups: 'platform-leads' });
  });

  it('is refused for a plan that has moved, is not made yet, or waits for nothing', () => {
    given(promotion, ...histories.gated)
      .when(breaks({ plan: digest('d') }))
      .thenRefused('plan-moved', { approved: digest('d'), current: planHash });
    given(promotion, ...histories.requested)
      .when(breaks())
      .thenRefused('not-planned');
    given(promotion, ...histories.gated, PromotionAuthorized(PromotionAuthorized.sample))
      .when(breaks())
      .thenRefused('promotion-closed', { status: 'authorized' });
    given(promotion, ...histories.aborted)
      .when(breaks())
      .thenRefused('promotion-closed', { status: 'aborted' });
  });

  it('is refused for what was never requested, in this project', () => {
    given(promotion).when(breaks()).thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'checkout' });
    given(promotion, ...histories.gated)
      .when(breaks({ project: 'billing' }))
      .thenRefused('no-such-promotion', { promotionId: 'p-1', project: 'billing' });
  });
});
