import type { Tolerance } from './tolerance';
import { toldTolerance, toleratedBy } from './tolerance';
import { tolerancesIn } from './tolerances-in';

const now = '2026-11-28T00:00:00.000Z';
const replicas: Tolerance = {
  domain: 'kubernetes',
  resource: 'Deployment.apps shop/*',
  path: 'spec.replicas',
  kinds: ['changed'],
  by: 'scaler',
  within: { 'at-least': 2, 'at-most': 6 },
  owner: 'web-team',
  why: 'it follows the load',
};
const place = {
  domain: 'kubernetes',
  resource: 'Deployment.apps shop/web',
  path: ['spec', 'replicas'],
  kind: 'changed' as const,
  observed: 4,
};
const writer = (manager: string) => ({ manager, operation: 'Update' });
const isTolerated = (changed: Partial<Tolerance>, at: Partial<typeof place> | object = {}, by?: string) =>
  toleratedBy([{ ...replicas, ...changed }], { ...place, ...at }, by === undefined ? undefined : writer(by), now) !==
  undefined;

describe('a tolerance', () => {
  it('says who may do what, how far, until when and why', () => {
    const found = toleratedBy([{ ...replicas, until: '2026-12-01T00:00:00Z' }], place, undefined, now);
    expect(found && toldTolerance(found, place.path)).toBe(
      'scaler may set spec.replicas to at least 2 and at most 6 until 2026-12-01T00:00:00Z: web-team: it follows the load',
    );
  });

  it('holds within its bounds, and no further', () => {
    expect([1, 2, 6, 7, '4', 'many', undefined].map((observed) => isTolerated({}, { observed }))).toEqual([
      ...[false, true, true, false, true, false, false],
    ]);
    const oneOf = { within: { 'one-of': ['a', null] } };
    expect(isTolerated(oneOf, { observed: 'a' })).toBe(true);
    expect(isTolerated(oneOf, { observed: undefined })).toBe(true);
    expect(isTolerated(oneOf, { observed: 'b' })).toBe(false);
  });

  it('holds for nobody else, where it is known who wrote', () => {
    expect(isTolerated({}, {}, 'scaler')).toBe(true);
    expect(isTolerated({}, {}, 'kubectl-edit')).toBe(false);
  });

  it('holds for whatever the manager wrote only where it is recorded that it did', () => {
    expect(isTolerated({ within: { written: true } }, {}, 'scaler')).toBe(true);
    expect(isTolerated({ within: { written: true } })).toBe(false);
    expect(isTolerated({ within: { written: true, 'at-most': 3 } }, {}, 'scaler')).toBe(false);
  });

  it('holds for nothing where it has no bounds', () => {
    expect(isTolerated({ within: {} })).toBe(false);
  });

  it('holds until it ends', () => {
    expect(isTolerated({ until: '2026-11-28T00:00:00.001Z' })).toBe(true);
    expect(isTolerated({ until: now })).toBe(false);
  });

  it('holds for its domain, its resources, its kinds, and its place with all below it', () => {
    expect(isTolerated({ domain: 'flagd' })).toBe(false);
    expect(isTolerated({ resource: '*/web' })).toBe(true);
    expect(isTolerated({ resource: 'Deployment.apps shop/we' })).toBe(false);
    expect(isTolerated({ kinds: ['missing'] })).toBe(false);
    expect(isTolerated({ path: '/spec' })).toBe(true);
    expect(isTolerated({ path: 'spec.*' })).toBe(true);
    expect(isTolerated({ path: 'spec.replicas.more' })).toBe(false);
    expect(isTolerated({ path: 'spec[' })).toBe(false);
  });

  it.each([
    ['metadata.annotations["a.b/c"]', ['metadata', 'annotations', 'a.b/c']],
    ['metadata.annotations.a.b/c', ['metadata', 'annotations', 'a.b/c']],
    ['/metadata/annotations/a.b~1c', ['metadata', 'annotations', 'a.b/c']],
    ['spec.containers[*].image', ['spec', 'containers', '[name=web]', 'image']],
    ['spec.ports[port=53,protocol=UDP]', ['spec', 'ports', '[port=53,protocol=UDP]', 'nodePort']],
  ])('names a place as %s', (path, at) => {
    expect(isTolerated({ path }, { path: at })).toBe(true);
  });

  it('holds where the project says', () => {
    const declared = [replicas, { ...replicas, environments: ['prod'] }, { ...replicas, environments: ['stage'] }];
    expect(tolerancesIn('prod', declared)).toHaveLength(2);
    expect(tolerancesIn('prod', undefined)).toEqual([]);
  });
});
