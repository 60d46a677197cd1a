import { ProjectConfiguration } from '../project-configuration';
import { governedConfiguration, tighterConfiguration } from '../testing/policies';
import { sampleConfiguration } from '../testing/samples';
import { configurationDelta } from './configuration-delta';
import { changedParts, isGoverned, reviewOf } from './governed-parts';

describe('which parts of a configuration are policy', () => {
  it('is every part that does not merely say what there is and where', () => {
    const parts = Object.keys(ProjectConfiguration.properties);
    const free = parts.filter((part) => !isGoverned({ path: `/${part}/x` }));
    expect(free.sort()).toEqual(['components', 'configuration', 'databases', 'datasets', 'flags']);
  });

  it('is also one that nobody has thought of yet', () => {
    expect(isGoverned({ path: '/something-new' })).toBe(true);
  });

  it('is told part by part', () => {
    const after = { ...tighterConfiguration, datasets: { orders: { kind: 'seed' } }, environments: {} };
    expect(changedParts(configurationDelta(governedConfiguration, after))).toEqual([
      { part: 'datasets', governed: false, added: 1, removed: 0, changed: 0 },
      { part: 'environments', governed: true, added: 0, removed: 2, changed: 0 },
      { part: 'variance', governed: true, added: 0, removed: 1, changed: 1 },
    ]);
  });
});

describe('whose words a change needs', () => {
  const delta = configurationDelta(governedConfiguration, tighterConfiguration);

  it('is said by the configuration in force', () => {
    expect(reviewOf(governedConfiguration, delta)).toEqual({ of: 'platform-leads', count: 2 });
    expect(reviewOf({ ...sampleConfiguration, governance: { configuration: { of: 'leads' } } }, delta)).toEqual({
      of: 'leads',
      count: 1,
    });
  });

  it('is nobody’s where nothing asks for it, nothing is in force, or no policy changes', () => {
    expect(reviewOf(sampleConfiguration, delta)).toBeUndefined();
    expect(reviewOf(undefined, delta)).toBeUndefined();
    const datasets = { orders: { kind: 'seed' } };
    const material = configurationDelta(governedConfiguration, { ...governedConfiguration, datasets });
    expect(reviewOf(governedConfiguration, material)).toBeUndefined();
  });
});
