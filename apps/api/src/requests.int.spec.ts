import fc from 'fast-check';
import type { Route } from './openapi/routes';
import { SpecApi, urlOf } from './testing/an-api';

const deep = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

const hostile: readonly (readonly [
  code: string,
  status: number,
  body: string | Buffer,
  pointer: string | undefined,
])[] = [
  ['invalid-json', 400, '{', undefined],
  ['invalid-json', 400, '{"a":1}}', undefined],
  ['invalid-json', 400, "{'a':1}", undefined],
  ['invalid-utf8', 400, Buffer.from([0x7b, 0xff, 0x7d]), undefined],
  ['duplicate-key', 400, '{"role":"a","principal":{"id":1,"id":2}}', '/principal/id'],
  ['forbidden-key', 400, '{"__proto__":{"admin":true}}', '/__proto__'],
  ['forbidden-key', 400, '{"constructor":{"prototype":{}}}', '/constructor/prototype'],
  ['unsafe-number', 400, '{"role":9007199254740993}', '/role'],
  ['unsafe-number', 400, '{"role":1e999}', '/role'],
  ['lone-surrogate', 400, '{"role":"\\ud83d"}', '/role'],
  ['forbidden-character', 400, '{"role":"\\u0000"}', '/role'],
  ['forbidden-character', 400, '{"r\\u202eole":1}', '/r?ole'],
  ['too-deep', 400, deep(65), '/a'.repeat(64)],
  ['too-deep', 400, deep(5_000), '/a'.repeat(64)],
  ['body-too-large', 413, `"${'a'.repeat(1 << 20)}"`, undefined],
];

describe('what is sent', () => {
  let api: SpecApi;
  let doors: readonly Route[];

  beforeAll(async () => {
    api = await SpecApi.start();
    doors = api.routes.filter(({ taken, takesBytes }) => !takesBytes && taken.some(({ from }) => from === 'body'));
  });

  afterAll(async () => {
    await api.stop();
  });

  /** With a key that may do what the route does, and as the dashboard asks. */
  const send = async (route: Route, body: unknown, headers: Record<string, string> = {}) => {
    const key = await api.keyToAsk(route);
    const ours = { host: 'ledgerline.test', origin: 'http://ledgerline.test', 'ledgerline-csrf': '1' };
    return api.ask(urlOf(route), { method: route.verb.toUpperCase(), key, body, headers: { ...ours, ...headers } });
  };

  it.each(hostile)('is refused as %s (%i) at every door', async (code, status, body, pointer) => {
    expect(doors.length).toBeGreaterThan(0);
    for (const door of doors) {
      const answer = await send(door, body);
      expect([door.path, answer.status, answer.json.code, answer.json.pointer]).toEqual([
        door.path,
        status,
        code,
        pointer,
      ]);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
  });

  it('is refused with the pointer of what has the wrong shape, wherever a shape is told', async () => {
    for (const door of doors.filter(({ taken }) => taken.some((one) => one.from === 'body' && one.dto !== undefined))) {
      for (const body of [{ unheard: 1 }, [], 'null', '"text"', '1']) {
        const answer = await send(door, body);
        expect([door.path, body, answer.status, answer.json.code]).toEqual([door.path, body, 400, 'invalid-request']);
        expect(answer.json.errors).not.toEqual([]);
      }
      expect((await send(door, { unheard: 1 })).json.errors).toContainEqual(
        expect.objectContaining({ pointer: '/unheard', code: 'unknown-property' }),
      );
    }
  });

  it('never breaks anything', async () => {
    const document = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .dictionary(fc.constantFrom('principal', 'role', 'groups', 'environment', 'reason', 'release'), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(document, fc.constantFrom(...doors), async (body, door) => {
        const { status, json } = await send(door, body);
        if (status >= 400) expect(typeof json.code).toBe('string');
        expect([door.path, status]).toEqual([door.path, status === 503 ? 503 : Math.min(status, 499)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read only as JSON, in UTF-8, uncompressed', async () => {
    for (const door of doors) {
      for (const headers of [
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/json; charset=utf-16' },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-encoding': 'gzip' },
      ]) {
        expect([door.path, (await send(door, '{}', headers as Record<string, string>)).json.code]).toEqual([
          door.path,
          'unsupported-media-type',
        ]);
      }
    }
  });

  it.each([
    ['/v1/whoami?at=yesterday', {}, 'invalid-moment'],
    ['/v1/whoami?at=2999-01-01T00:00:00Z', {}, 'moment-in-future'],
    ['/v1/whoami?at=999999999999', {}, 'moment-in-future'],
    ['/v1/whoami?at=0&at=1', {}, 'invalid-parameter'],
    ['/v1/whoami?x=%00', {}, 'invalid-parameter'],
    ['/v1/whoami?minPosition=x', {}, 'invalid-position'],
    ['/v1/projects/Checkout/api-keys', {}, 'invalid-name'],
    ['/v1/projects/check%E2%80%8Bout/api-keys', {}, 'invalid-name'],
    ['/v1/projects/checkout/api-keys?cursor=AAAAAAAAAAAAAA', {}, 'invalid-cursor'],
    ['/v1/projects/checkout/api-keys?limit=0', {}, 'invalid-parameter'],
    ['/v1/whoami', { 'if-match': 'W/"1"' }, 'invalid-precondition'],
    ['/v1/%zz', {}, 'invalid-parameter'],
  ])('%s with %j is refused as %s', async (url, headers, code) => {
    const { status, json } = await api.ask(url, { headers });
    expect([status, json.code]).toEqual([400, code]);
  });

  it('reaches nothing at another address, and is told the methods of a known one', async () => {
    expect((await api.ask('/v1/nothing')).json).toMatchObject({ status: 404, code: 'not-found' });
    const wrong = await api.ask('/v1/whoami', { method: 'POST' });
    expect([wrong.status, wrong.headers.allow, wrong.json.code]).toEqual([405, 'GET, HEAD', 'method-not-allowed']);
  });

  it('has its correlation id in every answer, its own when it is one', async () => {
    const own = await api.ask('/v1/nothing', { headers: { 'x-correlation-id': 'deploy-17' } });
    expect([own.headers['x-correlation-id'], own.json.correlationId]).toEqual(['deploy-17', 'deploy-17']);
    const odd = await api.ask('/v1/nothing', { headers: { 'x-correlation-id': 'a b' } });
    expect(odd.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is limited by key', async () => {
    const small = await SpecApi.start(undefined, { requestsPerMinute: 3 });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await small.ask('/v1/whoami')).status);
    const last = await small.ask('/v1/whoami');
    expect([...statuses, last.json.code]).toEqual([200, 200, 200, 429, 'rate-limited']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    await small.stop();
  });
});
