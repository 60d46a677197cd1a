import { fastify } from 'fastify';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { builtFilesIn } from './built-files';
import { serveDashboard } from './serve-dashboard';

describe('the files of the dashboard', () => {
  let folder: string;
  const script = `export const text = '${'the same again, '.repeat(100)}';`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dashboard-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Ledgerline</title>');
    await writeFile(join(folder, 'assets/index-1a2b.js'), script);
    await writeFile(join(folder, 'assets/secret.txt'), 'not of a type that is served');
  });

  afterAll(() => rm(folder, { recursive: true }));

  const served = async () => {
    const server = fastify();
    serveDashboard(server, await builtFilesIn(folder));
    return server;
  };

  it('are one page at each of its addresses, asked for anew each time', async () => {
    const server = await served();
    for (const url of ['/', '/sign-in', '/p/checkout', '/p/checkout/drift?at=5']) {
      const { statusCode, headers, body } = await server.inject({ url });
      expect([statusCode, body]).toEqual([200, '<!doctype html><title>Ledgerline</title>']);
      expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'cross-origin-opener-policy': 'same-origin' });
    }
  });

  it('allow nothing inline and nothing of anybody else', async () => {
    const { headers } = await (await served()).inject({ url: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
  });

  it('are kept for ever where their name tells what is in them, and sent compressed to who takes that', async () => {
    const server = await served();
    const plain = await server.inject({ url: '/assets/index-1a2b.js' });
    expect([plain.body, plain.headers['cache-control']]).toEqual([script, 'public, max-age=31536000, immutable']);
    const small = await server.inject({ url: '/assets/index-1a2b.js', headers: { 'accept-encoding': 'gzip, br' } });
    expect([small.headers['content-encoding'], gunzipSync(small.rawPayload).toString()]).toEqual(['gzip', script]);
  });

  it('are not sent again to who has them', async () => {
    const server = await served();
    const { headers } = await server.inject({ url: '/' });
    const again = await server.inject({ url: '/', headers: { 'if-none-match': String(headers.etag) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('are no others: not of other types, not from elsewhere', async () => {
    const server = await served();
    for (const url of [
      '/assets/secret.txt',
      '/assets/../index.html',
      '/assets/%2e%2e/index.html',
      '/assets/',
      '/other',
    ]) {
      expect((await server.inject({ url })).statusCode).toBe(404);
    }
  });

  it('are not there when they were not built', async () => {
    const server = fastify();
    serveDashboard(server, await builtFilesIn(join(folder, 'nowhere')));
    expect((await server.inject({ url: '/' })).statusCode).toBe(404);
  });
});
