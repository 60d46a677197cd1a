import { digestOf } from '@ledgerline/kernel';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create, extract } from 'tar';
import type { ArtifactsDocument } from '../../domains/artifacts/document';
import type { DetectorContext } from '../detector';
import { redactWith } from '../redact';
import { artifactsDetector } from './index';

const context: DetectorContext = {
  intent: undefined,
  blob: () => Promise.reject(new Error('no blobs here')),
  redact: redactWith('key'),
  signal: new AbortController().signal,
};

describe('looking at artifacts', () => {
  let root: string;
  let service: Server | undefined;

  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const look = async (endpoints: Record<string, string> = {}) => {
    const seen = await artifactsDetector.observe({ root, endpoints }, context);
    return { ...seen, web: (seen.document as ArtifactsDocument).components.web };
  };
  const serve = async (answer: string): Promise<string> => {
    const server = createServer((_, response) => response.end(answer));
    service = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'ledgerline-artifacts-'));
    await put('source/server.mjs', 'serve()');
    await put('source/lib/price.mjs', 'price()');
    await symlink('server.mjs', join(root, 'source/main.mjs'));
    await mkdir(join(root, 'web/current'), { recursive: true });
    await create({ gzip: true, file: join(root, 'web/artifact.tgz'), cwd: join(root, 'source') }, ['.']);
    await extract({ file: join(root, 'web/artifact.tgz'), cwd: join(root, 'web/current') });
    await put('web/config.json', '{"replicas":12}');
  });

  afterEach(async () => {
    service?.close();
    service = undefined;
    await rm(root, { recursive: true, force: true });
  });

  it('tells the digest of the file itself, and finds nothing modified in what was unpacked from it', async () => {
    const digest = digestOf(await readFile(join(root, 'web/artifact.tgz')));
    expect(await look()).toEqual({
      completeness: 'complete',
      document: { components: { web: { digest, modified: {}, configuration: { replicas: 12 } } } },
      web: expect.anything() as unknown,
    });
  });

  it('sees nothing else when it looks again', async () => {
    expect(await look()).toEqual(await look());
  });

  it('finds files that were edited, added, removed or linked elsewhere, and no others', async () => {
    await put('web/current/server.mjs', 'serve(evil)');
    await put('web/current/extra.mjs', 'extra()');
    await rm(join(root, 'web/current/lib/price.mjs'));
    await rm(join(root, 'web/current/main.mjs'));
    await symlink('extra.mjs', join(root, 'web/current/main.mjs'));
    expect((await look()).web?.modified).toEqual({
      'server.mjs': digestOf('serve(evil)'),
      'extra.mjs': digestOf('extra()'),
      'lib/price.mjs': null,
      'main.mjs': digestOf('symbolic link to extra.mjs'),
    });
  });

  it('takes what was never unpacked for removed', async () => {
    await rm(join(root, 'web/current'), { recursive: true });
    expect((await look()).web?.modified).toEqual({ 'server.mjs': null, 'lib/price.mjs': null, 'main.mjs': null });
  });

  it('asks the process what it is', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const endpoint = await serve(JSON.stringify({ version: '2', digest, configuration: { replicas: 3 }, extra: 1 }));
    expect((await look({ web: endpoint })).web?.running).toEqual({
      version: '2',
      digest,
      configuration: { replicas: 3 },
    });
  });

  it('knows that nothing runs where nothing listens', async () => {
    const endpoint = await serve('');
    service?.close();
    const seen = await look({ web: endpoint });
    expect(seen).toMatchObject({ completeness: 'complete', web: { running: null } });
  });

  it('does not take an answer without a digest for an answer', async () => {
    expect(await look({ web: await serve('<html>') })).toMatchObject({
      completeness: 'partial',
      problem: 'component web: its process cannot be asked: the process does not say which digest it was started from',
    });
  });

  it('is partial where the archive or the configuration cannot be read, and shows nothing of either', async () => {
    await put('web/artifact.tgz', 'no archive, but s3cr3t');
    await put('web/config.json', '{"password": "s3cr3t"');
    const seen = await look();
    expect(seen).toMatchObject({ completeness: 'partial', web: { modified: {}, configuration: {} } });
    expect(JSON.stringify(seen)).not.toContain('s3cr3t');
  });

  it('shows a keyed digest of what may be secret, unless it is declared', async () => {
    await put('web/config.json', '{"db":{"password":"s3cr3t","url":"postgres://u:s3cr3t@h/d"},"replicas":1}');
    const seen = await look();
    expect(JSON.stringify(seen)).not.toContain('s3cr3t');
    expect(seen.web?.configuration).toEqual({
      db: {
        password: expect.stringMatching(/^hmac-sha256:[0-9a-f]{32}$/) as string,
        url: expect.stringMatching(/^hmac-sha256:[0-9a-f]{32}$/) as string,
      },
      replicas: 1,
    });
  });

  it('fails as a whole where there is no such folder', async () => {
    root = join(root, 'nowhere');
    expect(await artifactsDetector.observe({ root }, context)).toEqual({
      completeness: 'error',
      problem: 'the folder of the components cannot be read: ENOENT',
      document: {},
    });
  });
});
