import { InMemoryEventLog } from '@ledgerline/testing';
import type { Answered } from './testing/an-api';
import { ROOT_KEY, SpecApi } from './testing/an-api';

const ours = { host: 'ledgerline.test', origin: 'http://ledgerline.test', 'ledgerline-csrf': '1' };
const keys = '/v1/projects/checkout/api-keys';

const cookieOf = ({ headers }: Answered) => String(headers['set-cookie']).split(';', 1)[0] ?? '';

describe('a session', () => {
  let log: InMemoryEventLog;
  let api: SpecApi;

  beforeEach(async () => {
    log = new InMemoryEventLog();
    api = await SpecApi.start(log);
  });

  afterEach(async () => {
    await api.stop();
  });

  const signIn = (body: unknown, headers: Record<string, string> = ours) =>
    api.ask('/v1/session', { method: 'POST', key: '', headers, body });
  const whoAmI = (cookie: string, headers: Record<string, string> = {}) =>
    api.ask('/v1/whoami', { key: '', headers: { host: ours.host, cookie, ...headers } });
  const write = (cookie: string, headers: Record<string, string>) =>
    api.ask(keys, { method: 'POST', key: '', headers: { ...headers, cookie }, body: { role: 'nobody' } });
  const linkOf = async (key: string) =>
    String((await api.ask('/v1/login-links', { method: 'POST', key })).json.path).split('#')[1] ?? '';

  it('begins with an API key, in a cookie that no script can read, and may what the key may', async () => {
    const key = await api.keyFor('auditor');
    const begun = await signIn({ key });
    expect([begun.status, begun.json.id, begun.text.includes('lls_')]).toEqual([201, 'some-auditor', false]);
    expect(begun.headers['set-cookie']).toMatch(
      /^ledgerline-session=lls_[0-9a-f]{20}_[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
    const known = await whoAmI(cookieOf(begun));
    const withKey = await api.ask('/v1/whoami', { key });
    expect(known.json.permissions).toEqual(withKey.json.permissions);
    expect([known.json.id, known.json.role]).toEqual(['some-auditor', 'auditor']);
    expect((await write(cookieOf(begun), ours)).json.code).toBe('permission-denied');
  });

  it('outlives the api', async () => {
    const cookie = cookieOf(await signIn({ key: ROOT_KEY }));
    await api.stop();
    api = await SpecApi.start(log);
    expect((await whoAmI(cookie)).json.id).toBe('root');
  });

  it('keeps no secret anywhere', async () => {
    const link = await linkOf(ROOT_KEY);
    const cookie = cookieOf(await signIn({ link }));
    for await (const { data } of log.readAll()) {
      for (const secret of [link.slice(-43), cookie.slice(-43), ROOT_KEY]) {
        expect(JSON.stringify(data)).not.toContain(secret);
      }
    }
  });

  it.each([
    ['an unknown key', { key: `llk_${'0'.repeat(20)}_${'A'.repeat(43)}` }, 403, 'no-open-key'],
    ['garbage', { key: 'garbage' }, 403, 'no-open-key'],
    ['a link that nobody made', { link: `lll_${'0'.repeat(20)}_${'A'.repeat(43)}` }, 403, 'no-such-login-link'],
    ['neither', {}, 400, 'key-or-link'],
    ['both', { key: 'a', link: 'b' }, 400, 'key-or-link'],
    ['something else', { password: 'a' }, 400, 'invalid-request'],
  ])('does not begin with %s', async (_, body, status, code) => {
    const answer = await signIn(body);
    expect([answer.status, answer.json.code, answer.headers['set-cookie']]).toEqual([status, code, undefined]);
  });

  it('does not begin with the key of a program', async () => {
    const key = await api.keyFor('agent');
    expect((await signIn({ key })).json.code).toBe('no-browser-role');
    expect((await api.ask('/v1/login-links', { method: 'POST', key })).json.code).toBe('permission-denied');
  });

  it('makes whoever guesses wait', async () => {
    for (let guess = 0; guess < 10; guess += 1) expect((await signIn({ key: 'garbage' })).status).toBe(403);
    const late = await signIn({ key: ROOT_KEY });
    expect([late.status, late.json.code, late.headers['retry-after']]).toEqual([429, 'rate-limited', '60']);
  });

  describe('that a link begins', () => {
    it('is that of whoever made the link, once', async () => {
      const link = await linkOf(await api.keyFor('developer'));
      const begun = await signIn({ link });
      expect([begun.status, (await whoAmI(cookieOf(begun))).json.id]).toEqual([201, 'some-developer']);
      expect((await signIn({ link })).json.code).toBe('login-link-used');
    });

    it('is one, however many try it at once', async () => {
      const link = await linkOf(ROOT_KEY);
      const answers = await Promise.all(Array.from({ length: 8 }, () => signIn({ link })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    });

    it('cannot make further links', async () => {
      const cookie = cookieOf(await signIn({ key: ROOT_KEY }));
      const answer = await api.ask('/v1/login-links', { method: 'POST', key: '', headers: { ...ours, cookie } });
      expect([answer.status, answer.json.code]).toEqual([403, 'key-required']);
    });

    it('never begins when the key behind the link was revoked', async () => {
      const key = await api.keyFor('developer');
      const link = await linkOf(key);
      const { json } = await api.ask('/v1/whoami', { key });
      await api.ask(`${keys}/${String(json.keyId)}`, { method: 'DELETE' });
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect((await signIn({ link })).json.code).toBe('no-such-login-link');
    });
  });

  describe('ends', () => {
    it('when somebody signs out, for whoever has the cookie', async () => {
      const cookie = cookieOf(await signIn({ key: ROOT_KEY }));
      const ended = await api.ask('/v1/session', { method: 'DELETE', key: '', headers: { ...ours, cookie } });
      expect([ended.status, ended.json.changed]).toEqual([200, true]);
      expect(ended.headers['set-cookie']).toMatch(/^ledgerline-session=; .*Max-Age=0/);
      expect((await whoAmI(cookie)).status).toBe(401);
    });

    it('with its key', async () => {
      const key = await api.keyFor('auditor');
      const cookie = cookieOf(await signIn({ key }));
      const { json } = await whoAmI(cookie);
      await api.ask(`${keys}/${String(json.keyId)}`, { method: 'DELETE' });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      expect((await whoAmI(cookie)).status).toBe(401);
    });

    it('not for who has a key and no session', async () => {
      expect((await api.ask('/v1/session', { method: 'DELETE' })).json.code).toBe('no-session');
    });
  });

  describe('is of no use to another site', () => {
    it.each([
      ['without our header', { host: ours.host, origin: ours.origin }],
      ['without an origin', { host: ours.host, 'ledgerline-csrf': '1' }],
      ['from another origin', { ...ours, origin: 'https://evil.example' }],
      ['from another port', { ...ours, origin: 'http://ledgerline.test:81' }],
      ['says the browser', { ...ours, 'sec-fetch-site': 'cross-site' }],
    ])('%s', async (_, headers) => {
      const cookie = cookieOf(await signIn({ key: ROOT_KEY }));
      const answer = await write(cookie, headers);
      expect([answer.status, answer.json.code]).toEqual([403, 'cross-origin']);
      expect((await signIn({ key: ROOT_KEY }, headers)).json.code).toBe('cross-origin');
    });

    it('not even for reading', async () => {
      const cookie = cookieOf(await signIn({ key: ROOT_KEY }));
      expect((await whoAmI(cookie, { 'sec-fetch-site': 'cross-site' })).json.code).toBe('cross-origin');
      expect((await whoAmI(cookie, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    });
  });

  it('does not count where a key is shown, right or wrong', async () => {
    const cookie = cookieOf(await signIn({ key: ROOT_KEY }));
    const key = await api.keyFor('auditor');
    expect((await api.ask('/v1/whoami', { key, headers: { cookie } })).json.id).toBe('some-auditor');
    expect((await api.ask('/v1/whoami', { key: 'garbage', headers: { cookie } })).status).toBe(401);
    const withKey = await api.ask(keys, { method: 'POST', body: { role: 'nobody' }, headers: { cookie } });
    expect(withKey.json.code).toBe('invalid-request');
  });
});
