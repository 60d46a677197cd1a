import { permissions, roles } from '@ledgerline/platform/http';
import type { Permission } from '@ledgerline/platform/http';
import { SpecApi, urlOf } from './testing/an-api';

describe('access', () => {
  let api: SpecApi;

  beforeAll(async () => {
    api = await SpecApi.start();
  });

  afterAll(async () => {
    await api.stop();
  });

  const guarded = () => api.routes.filter(({ isPublic }) => !isPublic);

  it('needs a permission on every route that is not public', () => {
    expect(guarded().filter(({ permission }) => permission === undefined)).toEqual([]);
    const open = api.routes.filter(({ isPublic }) => isPublic).map(({ path }) => path);
    expect(open.sort()).toEqual(['/health/live', '/health/ready', '/v1/openapi.json', '/v1/session']);
  });

  it.each([
    '',
    'garbage',
    'llk_',
    `llk_root_${'a'.repeat(43)}`,
    `llk_${'0'.repeat(20)}_${'A'.repeat(43)}`,
    `llk_../x_${'A'.repeat(43)}`,
    'a'.repeat(501),
  ])('answers 401 on every route to the token "%s"', async (key) => {
    for (const route of guarded()) {
      const { status, json, headers } = await api.ask(urlOf(route), {
        method: route.verb.toUpperCase(),
        key,
        body: '{',
      });
      expect([route.path, status, json.code]).toEqual([route.path, 401, 'unauthenticated']);
      expect(headers['www-authenticate']).toBe('Bearer');
    }
  });

  it.each([...roles])('lets a %s in where its role may, in its own project and environment only', async (role) => {
    const key = await api.keyFor(role);
    for (const route of guarded()) {
      // These go on until the reader goes away.
      if (/:project\/(stream|changes)$/.test(route.path)) continue;
      const allowed: readonly string[] = permissions[route.permission as Permission];
      const ask = async (url: string) =>
        (await api.ask(url, { method: route.verb.toUpperCase(), key, body: '{' })).json.code === 'permission-denied';
      expect([route.path, await ask(urlOf(route))]).toEqual([route.path, !allowed.includes(role)]);
      if (!route.path.includes(':project')) continue;
      for (const project of ['billing', 'checkout2', 'check', 'CHECKOUT', '%2a', 'checkout%00', 'checkout%E2%80%8B']) {
        const { status } = await api.ask(urlOf(route, project), { method: route.verb.toUpperCase(), key });
        expect([route.path, project, status]).toEqual([route.path, project, 403]);
      }
      if (!route.path.includes(':environment') || !['agent', 'deployer'].includes(role)) continue;
      const elsewhere = urlOf(route).replace('/dev', '/prod');
      expect((await api.ask(elsewhere, { method: route.verb.toUpperCase(), key })).status).toBe(403);
    }
  });

  it('opens nothing with a key that was revoked, and what it may is told by whoami', async () => {
    const key = await api.keyFor('auditor');
    const { json } = await api.ask('/v1/whoami', { key });
    expect(json).toMatchObject({
      id: 'some-auditor',
      role: 'auditor',
      permissions: ['self:read', 'session:start', 'project:read', 'quarantine:read', 'decision:replay', 'audit:read'],
    });
    const url = `/v1/projects/checkout/api-keys/${String(json.keyId)}`;
    expect((await api.ask(url.replace('checkout', 'billing'), { method: 'DELETE' })).json.code).toBe('no-such-api-key');
    expect((await api.ask(url, { method: 'DELETE' })).json.changed).toBe(true);
    while ((await api.ask('/v1/whoami', { key })).status !== 401)
      await new Promise((resolve) => setTimeout(resolve, 200));
  });
});
