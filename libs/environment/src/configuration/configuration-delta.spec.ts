import { sampleConfiguration } from '../testing/samples';
import { configurationDelta } from './configuration-delta';

const { environments, ...rest } = sampleConfiguration;
const { stage, prod } = environments;
if (stage === undefined || prod === undefined) throw new Error('the sample has no stage or prod');

describe('what a configuration would change', () => {
  it('is nothing for the same content', () => {
    expect(configurationDelta(sampleConfiguration, structuredClone(sampleConfiguration))).toEqual([]);
  });

  it('names every setting by its pointer', () => {
    const after = { ...rest, environments: { stage, prod: { ...prod, labels: { 'a/b': 'c' }, after: [] } } };
    expect(configurationDelta(sampleConfiguration, after)).toEqual([
      { path: '/environments/prod/after', kind: 'changed', from: ['stage'], to: [] },
      { path: '/environments/prod/labels/a~1b', kind: 'added', from: null, to: 'c' },
      { path: '/environments/prod/labels/tier', kind: 'removed', from: 'prod', to: null },
    ]);
  });

  it('tells of an environment that is gone in one line', () => {
    expect(configurationDelta(sampleConfiguration, { ...rest, environments: { stage } })).toEqual([
      { path: '/environments/prod', kind: 'removed', from: prod, to: null },
    ]);
  });

  it('tells of everything for a project without a configuration', () => {
    const added = configurationDelta(undefined, sampleConfiguration);
    expect(added.map(({ path }) => path)).toContain('/environments/prod');
    expect(added.map(({ path }) => path)).toContain('/project');
    expect(new Set(added.map(({ kind }) => kind))).toEqual(new Set(['added']));
  });
});
