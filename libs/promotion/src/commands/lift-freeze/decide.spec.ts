import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { FreezeDeclared, FreezeLifted } from '../../events';
import { freezes, type Freezes } from '../../freezes';
import type { Governed } from '../../governance';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { pipeline } from '../../testing/samples';
import { LiftFreeze } from './command';
import { liftFreeze } from './decide';

const { environments, states } = pipeline;
const anybody: Governed = { environments, states, variance: {} };
const leads: Governed = { ...anybody, governance: { freezes: { of: 'platform-leads' } } };
const { project, freezeId, reason } = FreezeLifted.sample;
const declared = FreezeDeclared(FreezeDeclared.sample);
const lifted = FreezeLifted(FreezeLifted.sample);
const lift = (who: Actor = aPerson('ana'), groups: readonly string[] = ['platform-leads'], governed = leads) => {
  const command = new LiftFreeze(causeOf(who), project, freezeId, reason, groups);
  return (state: Freezes) => liftFreeze(command, governed, state);
};

describe('lifting a freeze', () => {
  it('says who lifts it and why, once', () => {
    given(freezes, declared).when(lift()).then(lifted);
    given(freezes, declared, lifted).when(lift()).thenNothing();
  });

  it('is for those whom the project names, and for anybody who may where it names none', () => {
    given(freezes, declared)
      .when(lift(aPerson('zed'), ['web-team']))
      .thenRefused('not-in-group', { person: 'zed', groups: 'platform-leads' });
    given(freezes, declared)
      .when(lift(aPerson('zed'), [], anybody))
      .then(FreezeLifted({ ...lifted.data, person: 'zed' }));
  });

  it('is refused to a service', () => {
    given(freezes, declared).when(lift(aService)).thenRefused('not-a-person', { principal: 'ci' });
    given(freezes, declared)
      .when(lift(aService, [], anybody))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('is refused for a freeze that there is not', () => {
    given(freezes).when(lift()).thenRefused('no-such-freeze', { freezeId, project });
  });
});
