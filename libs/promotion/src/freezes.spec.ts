import { FreezeDeclared, FreezeLifted } from './events';
import type { FreezeScope } from './freeze-scope';
import { freezes, freezesOf } from './freezes';
import { midnight } from './testing/samples';

const { until } = FreezeDeclared.sample;
const declared = (scope: FreezeScope) => FreezeDeclared({ ...FreezeDeclared.sample, scope });
const after = (...events: readonly Parameters<typeof freezes.evolve>[1][]) =>
  events.reduce(freezes.evolve, freezes.initial);
const shut = (scope: FreezeScope, labels: Record<string, string> = {}, environment = 'prod') =>
  freezesOf(after(declared(scope)), { environment, labels }, midnight, 'platform-leads').length > 0;

describe('what a freeze shuts', () => {
  it('is everything: the global stop', () => {
    expect(shut({ everything: true })).toBe(true);
    expect(shut({ everything: true }, {}, 'dev')).toBe(true);
  });

  it('is environments by name', () => {
    expect(shut({ environments: ['stage', 'prod'] })).toBe(true);
    expect(shut({ environments: ['stage'] })).toBe(false);
  });

  it('is environments that have all of its labels', () => {
    const labels = { tier: 'prod', region: 'eu' };
    expect(shut({ labels: { tier: 'prod' } }, labels)).toBe(true);
    expect(shut({ labels: { tier: 'prod', region: 'eu' } }, labels)).toBe(true);
    expect(shut({ labels: { tier: 'prod', region: 'us' } }, labels)).toBe(false);
    expect(shut({ labels: { tier: 'prod' } })).toBe(false);
  });
});

describe('the freezes that hold, or will', () => {
  const now = (instant: string, ...events: readonly Parameters<typeof freezes.evolve>[1][]) =>
    freezesOf(after(...events), { environment: 'prod', labels: { tier: 'prod' } }, instant, 'platform-leads');
  const sample = FreezeDeclared(FreezeDeclared.sample);

  it('are told with who may lift them', () => {
    const { project: _project, scope: _scope, person: _person, ...fact } = FreezeDeclared.sample;
    expect(now(midnight, sample)).toEqual([{ ...fact, liftedBy: 'platform-leads' }]);
  });

  it('are not those that are over or lifted', () => {
    expect(now(until, sample)).toEqual([]);
    expect(now(midnight, sample, FreezeLifted(FreezeLifted.sample))).toEqual([]);
  });

  it('are those that are to come', () => {
    const later = FreezeDeclared({ ...sample.data, freezeId: 'FZ-2', from: '2026-01-04T00:00:00.000Z' });
    expect(now(midnight, sample, later).map(({ freezeId }) => freezeId)).toEqual(['FZ-1', 'FZ-2']);
  });
});
