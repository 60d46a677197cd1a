import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { FreezeDeclared, FreezeLifted } from '../../events';
import { freezes, type Freezes } from '../../freezes';
import type { Governed } from '../../governance';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { midnight, pipeline } from '../../testing/samples';
import { DeclareFreeze, type OfferedFreeze } from './command';
import { declareFreeze, freezeIdOf } from './decide';

const { environments, states } = pipeline;
const anybody: Governed = { environments, states, variance: {} };
const leads: Governed = { ...anybody, governance: { freezes: { of: 'platform-leads' } } };
const { project, name, until, reason } = FreezeDeclared.sample;
const offered: OfferedFreeze = { name, scope: { labels: { tier: 'prod' } }, until, reason };
const weekly = { rrule: 'FREQ=WEEKLY;BYDAY=FR;BYHOUR=15', duration: '2d', timezone: 'Europe/Berlin' };
interface Told {
  readonly who?: Actor;
  readonly groups?: readonly string[];
  readonly governed?: Governed;
  readonly problem?: string;
}
const declare = (more: Partial<OfferedFreeze> = {}, told: Told = {}) => {
  const { who = aPerson('ana'), groups = ['platform-leads'], governed = leads, problem } = told;
  const command = new DeclareFreeze(causeOf(who), project, { ...offered, ...more }, groups);
  return (state: Freezes) => declareFreeze(command, midnight, governed, problem, state);
};
const declared = (more: Partial<FreezeDeclared['data']> = {}) =>
  FreezeDeclared({ ...FreezeDeclared.sample, freezeId: freezeIdOf('c-1'), ...more });

describe('declaring a freeze', () => {
  it('says what is shut until when, by whom and why; from now on where nothing else is said', () => {
    given(freezes).when(declare()).then(declared());
    const from = '2026-01-02T00:00:00.000Z';
    given(freezes).when(declare({ from })).then(declared({ from }));
  });

  it('may shut again and again', () => {
    given(freezes)
      .when(declare({ recurrence: weekly }))
      .then(declared({ recurrence: weekly }));
  });

  it('is refused when its windows cannot be told', () => {
    given(freezes)
      .when(declare({ recurrence: weekly }, { problem: 'it never comes' }))
      .thenRefused('window-invalid', { rrule: weekly.rrule, problem: 'it never comes' }, '/recurrence');
  });

  it('is for those whom the project names, and for anybody who may where it names none', () => {
    given(freezes)
      .when(declare({}, { who: aPerson('zed'), groups: ['web-team'] }))
      .thenRefused('not-in-group', { person: 'zed', groups: 'platform-leads' });
    given(freezes)
      .when(declare({}, { who: aPerson('zed'), groups: [], governed: anybody }))
      .then(declared({ person: 'zed' }));
  });

  it('is refused to a service', () => {
    given(freezes)
      .when(declare({}, { who: aService, governed: anybody }))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('is refused when it is over already, or ends before it begins', () => {
    given(freezes)
      .when(declare({ until: midnight }))
      .thenRefused('freeze-over-already', { until: midnight, from: midnight, now: midnight }, '/until');
    given(freezes)
      .when(declare({ from: until }))
      .thenRefused('freeze-over-already', { until, from: until, now: midnight }, '/until');
  });

  it('is refused for longer than a year', () => {
    const latest = '2027-01-02T00:00:00.000Z';
    given(freezes)
      .when(declare({ until: latest }))
      .then(declared({ until: latest }));
    const later = '2027-01-02T00:00:00.001Z';
    given(freezes)
      .when(declare({ until: later }))
      .thenRefused('freeze-too-long', { until: later, days: 366, latest }, '/until');
  });

  it('is refused for an environment that there is not, saying which', () => {
    given(freezes)
      .when(declare({ scope: { environments: ['prod', 'moon'] } }))
      .thenRefused('no-such-environment', { project, environment: 'moon' }, '/scope/environments/1');
  });

  it('has a name of its own among those that are not over', () => {
    given(freezes, declared()).when(declare()).thenRefused('freeze-name-taken', { name }, '/name');
    const lifted = FreezeLifted({ ...FreezeLifted.sample, freezeId: freezeIdOf('c-1') });
    given(freezes, declared(), lifted).when(declare()).then(declared());
    given(freezes, declared({ until: midnight }))
      .when(declare())
      .then(declared());
  });

  it('is refused when there are a hundred already', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      declared({ freezeId: `FZ-${String(index)}`, name: `freeze-${String(index)}` }),
    );
    given(freezes, ...many)
      .when(declare())
      .thenRefused('too-many-freezes', { most: 100 });
    given(freezes, ...many.slice(1))
      .when(declare())
      .then(declared());
  });
});
