import type { JsonObject } from '../../compare/json';
import { differencesOf, told, unexplained } from '../../testing/kubernetes-differences';

const [old, now] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];

function deployment(image: string, init?: string): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{ name: 'web', image }],
          ...(init !== undefined && { initContainers: [{ name: 'init', image: init }] }),
        },
      },
    },
  };
}

interface Running {
  readonly name: string;
  readonly image: string;
  readonly digest: string;
  readonly list?: 'containers' | 'initContainers' | 'ephemeralContainers';
}

/** A pod of the deployment, owned by a set of replicas that was not looked at. */
function pod(name: string, running: readonly Running[], status: object = {}): JsonObject {
  const of = (list: string) => running.filter((one) => (one.list ?? 'containers') === list);
  const lists = ['containers', 'initContainers', 'ephemeralContainers'];
  const statuses = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4', uid: 'u', controller: true };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...{ name, namespace: 'shop', labels: { app: 'web', 'pod-template-hash': '5d4' } },
      ownerReferences: [owner],
    },
    spec: Object.fromEntries(
      lists.map((list) => [list, of(list).map(({ name: called, image }) => ({ name: called, image }))]),
    ),
    status: {
      phase: 'Running',
      ...Object.fromEntries(
        statuses.map((field, index) => [
          field,
          of(lists[index] ?? '').map(({ name: called, digest }) => ({
            name: called,
            imageID: `ghcr.io/acme/web@${digest}`,
          })),
        ]),
      ),
      ...status,
    },
  };
}

const web = (digest: string, image = `ghcr.io/acme/web@${digest}`): Running => ({ name: 'web', image, digest });
const drift = (declared: readonly JsonObject[], observed: readonly JsonObject[], artifacts = {}) =>
  unexplained(differencesOf(declared, observed, { intent: { artifacts } }));
const pinned = deployment(`ghcr.io/acme/web@${now}`);

describe('what runs in pods', () => {
  it('is as declared where every container has the declared digest', () => {
    expect(drift([pinned], [pinned, pod('a', [web(now)]), pod('b', [web(now)])])).toEqual([]);
  });

  it('is told once for a container, with every digest that runs', () => {
    const found = drift([pinned], [pinned, pod('a', [web(now)]), pod('b', [web(old)])]);
    expect(found.map(told)).toEqual(['running[container=web] changed drift']);
    expect(found[0]).toMatchObject({ declared: now, observed: [old, now], severity: 'critical' });
    expect(found[0]?.reason).toContain('the image that runs is not the one that is declared');
  });

  it('is looked at in containers that initialise and those that were added to debug', () => {
    const declared = deployment(`ghcr.io/acme/web@${now}`, `ghcr.io/acme/init@${now}`);
    const init: Running = { ...web(old), name: 'init', list: 'initContainers' };
    const debug: Running = { name: 'debugger', image: 'busybox', digest: old, list: 'ephemeralContainers' };
    expect(drift([declared], [declared, pod('a', [web(now), init, debug])]).map(told)).toEqual([
      'running[container=debugger] unexpected drift',
      'running[container=init] changed drift',
    ]);
  });

  it('is the artifact of its repository, where the manifest names a tag', () => {
    const tagged = deployment('ghcr.io/acme/web:v1');
    const artifacts = { web: { digest: now, repository: 'ghcr.io/acme/web' } };
    const running = (digest: string) => pod('a', [web(digest, 'ghcr.io/acme/web:v1')]);
    expect(drift([tagged], [tagged, running(now)], artifacts)).toEqual([]);
    expect(drift([tagged], [tagged, running(old)], artifacts).map(told)).toEqual([
      'running[container=web] changed drift',
    ]);
  });

  it('cannot be judged where only a tag is declared', () => {
    const tagged = deployment('ghcr.io/acme/web:v1');
    const found = drift([tagged], [tagged, pod('a', [web(now, 'ghcr.io/acme/web:v1')])]);
    expect(found.map(told)).toEqual(['running[container=web] unexpected unknown']);
    expect(found[0]?.reason).toContain('a tag is declared to run, v1, which can move');
  });

  it('says so where a tag stands in place of a declared digest', () => {
    const found = drift([pinned], [deployment('ghcr.io/acme/web:v1')]);
    expect(found.map(({ reason }) => reason)).toEqual(['it names a tag, which can move, and a digest is declared']);
  });

  it('may come from another registry with the same digest', () => {
    const mirrored = deployment(`mirror.local/acme/web@${now}`);
    const found = differencesOf([pinned], [mirrored, pod('a', [web(now, `mirror.local/acme/web@${now}`)])]);
    expect(found.map(told)).toEqual(['spec.template.spec.containers[name=web].image changed tolerated']);
    expect(drift([pinned], [deployment(`mirror.local/acme/web@${old}`)]).map(told)).toEqual([
      'spec.template.spec.containers[name=web].image changed drift',
    ]);
  });

  it('is not looked at in pods that are going or have ended', () => {
    const ended = pod('a', [web(old)], { phase: 'Succeeded' });
    expect(drift([pinned], [pinned, ended])).toEqual([]);
  });
});
