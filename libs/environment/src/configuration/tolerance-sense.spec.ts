import { Refusal } from '@ledgerline/kernel';
import { sampleConfiguration } from '../testing/samples';
import type { ToleranceRule } from '../tolerance-rule';
import { readConfiguration } from './read-configuration';

const rule: ToleranceRule = {
  domain: 'kubernetes',
  resource: 'Deployment.apps shop/*',
  path: 'spec.template.spec.containers[name=proxy]',
  by: 'sidecar-injector',
  within: { written: true },
  owner: 'mesh',
  why: 'the mesh adds its proxy',
};
const read = (changed: object, environments: readonly string[] = ['dev', 'stage', 'prod']) =>
  readConfiguration(
    {
      ...sampleConfiguration,
      environments: Object.fromEntries(environments.map((name) => [name, { admits: 'candidate' }])),
      states: {},
      variance: {},
      tolerances: [{ ...rule, ...changed }],
    },
    sampleConfiguration.project,
  );
const refused = (changed: object) => {
  const outcome = read(changed);
  return outcome instanceof Refusal ? { code: outcome.code, pointer: outcome.pointer } : 'taken';
};
const without = (name: keyof ToleranceRule) => ({ [name]: undefined });

describe('tolerances of a project', () => {
  it.each<[string, object]>([
    ['whatever its manager wrote', {}],
    ['numbers between two', { path: 'spec.replicas', within: { 'at-least': 2, 'at-most': 10 } }],
    ['some values, and none', { within: { 'one-of': ['a', null] } }],
    [
      'until an instant, somewhere, of some kinds',
      { until: '2027-01-01T00:00:00Z', environments: ['prod'], kinds: ['changed'] },
    ],
    ['a name with dots in it', { path: 'metadata.annotations["example.com/a.b"]' }],
    ['a place as a pointer', { path: '/metadata/annotations/example.com~1a' }],
    ['any element', { path: 'spec.template.spec.containers[*].env[name=A]' }],
    ['what is no cluster', { domain: 'flagd', path: 'defaultVariant', within: { 'one-of': ['on'] } }],
  ])('may let be %s', (_, changed) => {
    expect(refused(changed)).toBe('taken');
  });

  it.each<[string, object, string, string]>([
    ['without bounds', { within: {} }, 'configuration-invalid', '/within'],
    ['without saying how far', without('within'), 'configuration-invalid', ''],
    ['without saying who', without('by'), 'configuration-invalid', ''],
    ['without saying why', without('why'), 'configuration-invalid', ''],
    ['at no place', { path: '' }, 'configuration-invalid', '/path'],
    ['at a place that nobody can read', { path: 'a[b' }, 'configuration-invalid', '/path'],
    ['everywhere', { path: '*.*' }, 'tolerance-invalid', '/path'],
    ['what nobody observes', { domain: 'dns' }, 'tolerance-invalid', '/domain'],
    ['nothing at all', { within: { 'at-least': 3, 'at-most': 2 } }, 'tolerance-invalid', '/within/at-least'],
    ['what is not recorded', { domain: 'flagd' }, 'tolerance-invalid', '/within/written'],
    ['until never', { until: '2026-13-45T00:00:00Z' }, 'tolerance-invalid', '/until'],
    ['until some day', { until: 'tomorrow' }, 'configuration-invalid', '/until'],
    ['in another world', { environments: ['prod', 'moon'] }, 'environment-unknown', '/environments/1'],
  ])('may not let be %s', (_, changed, code, pointer) => {
    expect(refused(changed)).toEqual({ code, pointer: `/configuration/tolerances/0${pointer}` });
  });

  it('leave no trace where there are none, so that a file from before them keeps its hash', () => {
    const { tolerances: _, ...none } = { ...sampleConfiguration, tolerances: [] };
    expect(readConfiguration({ ...none, tolerances: [] }, none.project)).toEqual(readConfiguration(none, none.project));
  });
});
