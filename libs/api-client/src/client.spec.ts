import { createLedgerlineClient } from './client';
import { LedgerlineProblem } from './problem';

const problem = {
  type: 'urn:ledgerline:problem:permission-denied',
  title: 'Permission denied',
  status: 403,
  detail: 'this key may not do that here',
  code: 'permission-denied',
  remedy: 'ask an administrator',
  facts: {},
};

function clientAnswered(body: string, status: number) {
  const asked: Request[] = [];
  const client = createLedgerlineClient({
    url: 'http://ledgerline.test/',
    key: 'llk_k1_s',
    fetch: (request) => {
      asked.push(request);
      return Promise.resolve(new Response(body, { status, headers: { 'content-type': 'application/json' } }));
    },
  });
  return { client, asked };
}

describe('the api client', () => {
  it('asks with the key and gives the data', async () => {
    const { client, asked } = clientAnswered('{"id":"ana"}', 200);
    const { data } = await client.GET('/v1/whoami');
    expect(data).toEqual({ id: 'ana' });
    expect([asked[0]?.url, asked[0]?.headers.get('authorization')]).toEqual([
      'http://ledgerline.test/v1/whoami',
      'Bearer llk_k1_s',
    ]);
  });

  it('throws the problem that the api tells', async () => {
    const { client } = clientAnswered(JSON.stringify(problem), 403);
    const thrown: unknown = await client.GET('/v1/whoami').catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(LedgerlineProblem);
    expect(thrown).toMatchObject({ code: 'permission-denied', status: 403, message: problem.detail, problem });
  });

  it('throws something readable when something else answers', async () => {
    const { client } = clientAnswered('<html>Bad gateway</html>', 502);
    await expect(client.GET('/v1/whoami')).rejects.toThrow('the answer has status 502');
  });
});
