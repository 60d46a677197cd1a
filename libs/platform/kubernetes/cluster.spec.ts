import { ApiServerStandIn } from '@ledgerline/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiFailure } from './api-failure';
import { ApiServer } from './api-server';
import { openConnection } from './connection';
import { Discovery } from './discovery';
import type { JsonObject } from './json-object';
import { textAt } from './json-object';
import { Mirror, Room } from './mirror';
import type { MirrorSettings } from './mirror';
import { OpenApi } from './open-api';
import type { Resource } from './resource';

const configMaps: Resource = { apiVersion: 'v1', kind: 'ConfigMap', plural: 'configmaps', isNamespaced: true };
const named = (name: string, data: JsonObject = {}, labels: JsonObject = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop', labels },
  data,
});

interface KeptName {
  readonly name: string;
  readonly value: string | undefined;
  readonly bytes: number;
}

const keep = (object: JsonObject): KeptName => ({
  name: textAt(object, 'metadata', 'name') ?? '',
  value: textAt(object, 'data', 'a'),
  bytes: 1,
});

describe('the API server of a cluster', () => {
  let cluster: ApiServerStandIn;
  let kubeconfig: string;
  let server: ApiServer;
  const mirrors: Mirror<KeptName>[] = [];
  const { signal } = new AbortController();

  const mirror = (changed: Partial<MirrorSettings<KeptName>> = {}) => {
    const selection = { resource: configMaps, namespace: 'shop' };
    const made = new Mirror({ server, selection, keep, mostObjects: 10_000, room: new Room(1_000_000), ...changed });
    mirrors.push(made);
    return made;
  };
  const shown = async (of: Mirror<KeptName>) => {
    const reflection = await of.reflection(signal);
    if ('failure' in reflection) return `${reflection.verb}: ${reflection.failure.code}`;
    return reflection.objects.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).sort();
  };
  /** What a mirror comes to show; told by what it shows last where it never does. */
  const comesTo = async (of: Mirror<KeptName>, wanted: unknown) => {
    for (let tries = 0; tries < 400; tries += 1) {
      if (JSON.stringify(await shown(of)) === JSON.stringify(wanted)) return;
      await pause(10);
    }
    expect(await shown(of)).toEqual(wanted);
  };
  const count = (verb: string) => cluster.asked.filter((one) => one.verb === verb).length;

  beforeEach(async () => {
    cluster = new ApiServerStandIn();
    kubeconfig = await cluster.start();
    server = new ApiServer(await openConnection({ kubeconfig }), {
      random: () => 0,
      answerMilliseconds: 300,
      wholeMilliseconds: 2000,
    });
  });

  afterEach(async () => {
    await Promise.all(mirrors.splice(0).map((one) => one.stop()));
    await cluster.stop();
  });

  describe('finding out how a kind is served', () => {
    it('asks a group once, and says nothing of what is not there', async () => {
      const discovery = new Discovery(server);
      const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments', isNamespaced: true };
      expect(await discovery.resource('apps/v1', 'Deployment', signal)).toEqual(deployment);
      expect(await discovery.resource('apps/v1', 'StatefulSet', signal)).toMatchObject({ plural: 'statefulsets' });
      expect(cluster.asked).toHaveLength(1);
      expect(await discovery.resource('example.com/v1', 'Widget', signal)).toBeUndefined();
    });

    it('finds a kind that is defined later', async () => {
      const discovery = new Discovery(server);
      expect(await discovery.resource('example.com/v1', 'Widget', signal)).toBeUndefined();
      const widgets = { apiVersion: 'example.com/v1', kind: 'Widget', plural: 'widgets', namespaced: true };
      cluster.resources = [...cluster.resources, widgets];
      expect(await discovery.resource('example.com/v1', 'Widget', signal)).toMatchObject({ plural: 'widgets' });
    });
  });

  describe('describing its kinds', () => {
    it('is asked once for what has not changed', async () => {
      const openApi = new OpenApi(server);
      const schemas = { 'com.example.v1.Widget': { type: 'object' } };
      cluster.described.set('apis/example.com/v1', { components: { schemas } });
      expect(await openApi.schemas('example.com/v1', signal)).toEqual(schemas);
      await openApi.schemas('example.com/v1', signal);
      const documents = () => cluster.asked.filter(({ resource }) => resource === '/openapi/v3/apis/example.com/v1');
      expect(documents()).toHaveLength(1);
      const changed = { ...schemas, 'com.example.v1.Gadget': {} };
      cluster.described.set('apis/example.com/v1', { components: { schemas: changed } });
      expect(await openApi.schemas('example.com/v1', signal)).toEqual(changed);
      expect(documents()).toHaveLength(2);
      expect(await openApi.schemas('example.com/v2', signal)).toBeUndefined();
    });
  });

  describe('a mirror', () => {
    it('shows what is there, over many pages, and follows what changes without listing again', async () => {
      for (let index = 0; index < 600; index += 1) cluster.put(named(`c${String(index).padStart(3, '0')}`));
      const of = mirror();
      expect(await shown(of)).toHaveLength(600);
      expect(count('list')).toBe(3);
      cluster.put(named('c000', { a: '1' }));
      cluster.remove(named('c001'));
      cluster.put(named('d'));
      const rest = Array.from({ length: 598 }, (_, index) => `c${String(index + 2).padStart(3, '0')}`);
      await comesTo(of, ['c000=1', ...rest, 'd']);
      expect(count('list')).toBe(3);
    });

    it('shows one object, or those with a label, where that is all that is asked for', async () => {
      cluster.put(named('a', {}, { part: 'x' }));
      cluster.put(named('b'));
      expect(await shown(mirror({ selection: { resource: configMaps, namespace: 'shop', name: 'b' } }))).toEqual(['b']);
      const labelled = mirror({ selection: { resource: configMaps, namespace: 'shop', labels: 'part=x' } });
      expect(await shown(labelled)).toEqual(['a']);
      cluster.put(named('c', {}, { part: 'x' }));
      await comesTo(labelled, ['a', 'c']);
    });

    it('resumes a watch that ended, where it ended', async () => {
      cluster.put(named('a'));
      const of = mirror();
      await shown(of);
      cluster.put(named('b'));
      await comesTo(of, ['a', 'b']);
      cluster.watches.drop();
      cluster.put(named('c'));
      await comesTo(of, ['a', 'b', 'c']);
      expect(count('list')).toBe(1);
    });

    it('resumes a watch that broke in the middle of a change', async () => {
      cluster.put(named('a'));
      const of = mirror();
      await shown(of);
      cluster.watches.drop('broken');
      cluster.put(named('b'));
      await comesTo(of, ['a', 'b']);
      expect(count('list')).toBe(1);
    });

    it('goes on from a bookmark, also when what was before is forgotten', async () => {
      const of = mirror();
      await shown(of);
      cluster.store.compact();
      cluster.watches.bookmark();
      cluster.watches.drop();
      cluster.put(named('a'));
      await comesTo(of, ['a']);
      expect(count('list')).toBe(1);
    });

    it.each([
      ['when it resumes', () => cluster.watches.drop()],
      ['in the middle of it', () => cluster.watches.expire()],
    ])('lists again when its place is forgotten, told %s', async (_, forget) => {
      cluster.put(named('a'));
      cluster.put(named('b'));
      const of = mirror();
      await shown(of);
      cluster.watches.isFrozen = true;
      cluster.remove(named('a'));
      cluster.store.compact();
      cluster.watches.isFrozen = false;
      forget();
      await comesTo(of, ['b']);
      expect(count('list')).toBe(2);
    });

    it('lists again when it is refused with 410 before the watch begins', async () => {
      cluster.put(named('a'));
      cluster.faults.plan({ verb: 'watch' }, { status: 410 });
      expect(await shown(mirror())).toEqual(['a']);
      expect(count('list')).toBe(2);
    });

    it('gives up a watch that says nothing any more, and resumes it', async () => {
      const of = mirror({ silenceMilliseconds: 100 });
      await shown(of);
      cluster.watches.isFrozen = true;
      cluster.put(named('a'));
      cluster.watches.isFrozen = false;
      await comesTo(of, ['a']);
      expect(count('list')).toBe(1);
    });

    it('begins a list again whose token has expired, and keeps nothing of the first one', async () => {
      for (let index = 0; index < 300; index += 1) cluster.put(named(`c${String(index)}`));
      const expire = () => {
        cluster.remove(named('c0'));
        cluster.lists.expireTokens();
      };
      cluster.faults.plan({ verb: 'list' }, { delayMilliseconds: 0 });
      cluster.faults.plan({ verb: 'list' }, { meanwhile: expire });
      const names = await shown(mirror());
      expect(names).toHaveLength(299);
      expect(count('list')).toBe(4);
    });

    it('asks for less at once when a page is too large', async () => {
      for (let index = 0; index < 60; index += 1) cluster.put(named(`c${String(index)}`, { a: 'x'.repeat(100_000) }));
      expect(await shown(mirror())).toHaveLength(60);
    });

    it.each([
      ['being told to come later', { status: 429, retryAfter: '0' }],
      ['an error of the server', { status: 500 }],
      ['silence', { silence: true }],
      ['an answer that breaks off', { breakAfterBytes: 100 }],
      ['an answer that is no JSON', { body: '<html>' }],
    ] as const)('tries again after %s', async (_, fault) => {
      cluster.put(named('a'));
      cluster.faults.plan({ verb: 'list' }, fault, 1);
      expect(await shown(mirror())).toEqual(['a']);
      expect(count('list')).toBe(2);
    });

    it('waits for pages that come slowly', async () => {
      for (let index = 0; index < 600; index += 1) cluster.put(named(`c${String(index)}`));
      cluster.faults.plan({ verb: 'list' }, { delayMilliseconds: 100 }, 3);
      expect(await shown(mirror())).toHaveLength(600);
    });

    it('reads its token again when it is not good any more', async () => {
      cluster.put(named('a'));
      const of = mirror();
      await shown(of);
      cluster.tokens.clear();
      cluster.tokens.add('another');
      await cluster.giveToken('another\n');
      cluster.watches.drop();
      cluster.put(named('b'));
      await comesTo(of, ['a', 'b']);
    });

    it('says so when its credentials are not taken', async () => {
      cluster.tokens.clear();
      expect(await shown(mirror())).toBe('list: unauthenticated');
    });

    it.each(['list', 'watch'] as const)('says when nobody may %s there', async (verb) => {
      cluster.faults.forbid({ verb, resource: 'configmaps' });
      expect(await shown(mirror())).toBe(`${verb}: forbidden`);
    });

    it('shows nothing of what it cannot follow any more', async () => {
      cluster.put(named('a'));
      const of = mirror();
      expect(await shown(of)).toEqual(['a']);
      cluster.faults.plan({ verb: 'watch' }, { status: 500 }, 2);
      cluster.watches.drop('broken');
      await comesTo(of, 'watch: failing');
      await comesTo(of, ['a']);
    });

    it('waits for the answer while it does not know whether it can go on', async () => {
      cluster.put(named('a'));
      const of = mirror();
      await shown(of);
      cluster.faults.plan({ verb: 'watch' }, { silence: true });
      // A watch that has been going on for a while ends in order.
      const now = performance.now();
      jest.spyOn(performance, 'now').mockImplementation(() => now + 10_000);
      cluster.watches.drop();
      while (count('watch') < 2) await pause(5);
      expect(await shown(of)).toBe('watch: timed-out');
      jest.restoreAllMocks();
    });

    it('keeps no more than it may', async () => {
      for (let index = 0; index < 11; index += 1) cluster.put(named(`c${String(index)}`));
      expect(await shown(mirror({ mostObjects: 10 }))).toBe('list: too-large');
      expect(await shown(mirror({ room: new Room(10) }))).toBe('list: too-large');
      const growing = mirror({ mostObjects: 11 });
      await shown(growing);
      cluster.put(named('one-more'));
      await comesTo(growing, 'watch: too-large');
    });

    it('stops waiting when whoever asks has had enough', async () => {
      cluster.faults.plan({ verb: 'list' }, { silence: true }, 10);
      const enough = AbortSignal.timeout(50);
      await expect(mirror().reflection(enough)).rejects.toThrow();
    });
  });

  describe('whoever asks it', () => {
    it('is told how long to stay away, who stands in the way and nothing else of an answer', async () => {
      cluster.faults.plan({}, { status: 429, retryAfter: '7' });
      const throttled = { code: 'throttled', status: 429, retryAfterMilliseconds: 7000 };
      await expect(server.askOnce({ path: '/api/v1' }, signal)).rejects.toMatchObject(throttled);
    });

    it('is told when nobody is there', async () => {
      const gone = new ApiServerStandIn();
      const lost = new ApiServer(await openConnection({ kubeconfig: await gone.start() }), { attempts: 1 });
      await gone.stop();
      await expect(lost.ask({ path: '/api/v1' }, signal)).rejects.toThrow(ApiFailure);
    });

    it('gets no kubeconfig that is none, no context that is not there', async () => {
      await expect(openConnection({ kubeconfig: '/nowhere' })).rejects.toThrow('the kubeconfig cannot be read');
      await expect(openConnection({ kubeconfig, context: 'x' })).rejects.toThrow('the kubeconfig has no context x');
    });
  });
});
