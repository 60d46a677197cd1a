import type { JsonObject } from './json';
import { at, isObject } from './json';
import { withoutBooks } from './managed-fields';
import { declarerOf, recordedObjects, whyNoRecordedObjects } from './recorded';
import { conflictStatus, serverSideApply } from './server-side-apply';

const time = '2026-01-01T00:00:00Z';
const missing = whyNoRecordedObjects();
/** Not of what was there before anybody applied it: that then has a manager of its own. */
const recorded = recordedObjects().filter(
  ({ dryRunForceApply, live }) => dryRunForceApply !== undefined && at(live, 'metadata', 'managedFields') !== undefined,
);
if (missing !== undefined) process.stderr.write(`server-side apply is not held against a real one: ${missing}\n`);

/** Who has what, without when. */
const owners = (object: JsonObject) => {
  const list = at(object, 'metadata', 'managedFields');
  return (Array.isArray(list) ? (list as readonly unknown[]) : [])
    .filter(isObject)
    .map(({ manager, operation, subresource, fieldsV1 }) => ({ manager, operation, subresource, fieldsV1 }))
    .sort((one, other) => (String(one.manager) < String(other.manager) ? -1 : 1));
};

(missing === undefined ? describe : describe.skip)('server-side apply, held against a real API server', () => {
  it.each(recorded.map((one) => [one.title, one] as const))('makes the same of %s', (_, one) => {
    const { applied: config, live } = one;
    const made = serverSideApply({ live, config, manager: declarerOf(one), force: true, time });
    if (Array.isArray(made)) throw new Error('there are conflicts');
    const object = made as JsonObject;
    const real = one.dryRunForceApply ?? {};
    expect(withoutBooks(object)).toEqual(withoutBooks(real));
    expect(owners(object)).toEqual(owners(real));
  });
});

describe('server-side apply', () => {
  const manifest = (replicas: number | undefined, image = 'web:1'): JsonObject => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { ...(replicas !== undefined && { replicas }), template: { spec: { containers: [{ name: 'app', image }] } } },
  });
  const apply = (live: JsonObject | undefined, config: JsonObject, manager: string, force = false) =>
    serverSideApply({ live, config, manager, force, time });
  const applied = (...of: Parameters<typeof apply>) => apply(...of) as JsonObject;

  it('tells of every field that is another’s, unless it is forced', () => {
    const live = applied(undefined, manifest(2), 'one');
    const conflicts = apply(live, manifest(3, 'web:2'), 'two');
    if (!Array.isArray(conflicts)) throw new Error('there are no conflicts');
    expect(conflictStatus(conflicts)).toMatchObject({
      code: 409,
      details: {
        causes: [
          { field: '.spec.replicas', message: 'conflict with "one" using apps/v1' },
          { field: '.spec.template.spec.containers[name="app"].image' },
        ],
      },
    });
    expect(at(applied(live, manifest(3), 'two', true), 'spec', 'replicas')).toBe(3);
  });

  it('takes away what its manager said before and says no more, if it is nobody else’s', () => {
    const live = applied(undefined, manifest(2), 'one');
    expect(at(applied(live, manifest(undefined), 'one'), 'spec')).not.toHaveProperty('replicas');
    const shared = applied(live, manifest(2), 'two');
    expect(at(applied(shared, manifest(undefined), 'one'), 'spec', 'replicas')).toBe(2);
  });
});
