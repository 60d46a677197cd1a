import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redactWith } from '../redact';
import { flagdDetector } from './index';

const context = {
  intent: undefined,
  blob: () => Promise.reject(new Error('no blobs here')),
  redact: redactWith('key'),
  signal: new AbortController().signal,
};
const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };

describe('looking at a flag file', () => {
  let folder: string;
  const look = async (content: unknown) => {
    const file = join(folder, 'flags.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return flagdDetector.observe({ file }, context);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-flagd-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('sees the flags as they are served', async () => {
    const targeting = { if: [{ in: ['@acme', { var: 'email' }] }, 'on', 'off'] };
    const flags = { 'new-pricing': { ...flag, targeting, metadata: { owner: 'x' } }, other: flag };
    expect(await look({ $schema: 'https://flagd.dev/schema/v0/flags.json', flags })).toEqual({
      completeness: 'complete',
      document: { flags: { 'new-pricing': { ...flag, targeting }, other: flag } },
    });
  });

  it('sees through shared rules', async () => {
    const flags = { a: { ...flag, targeting: { if: [{ $ref: 'staff' }, 'on'] } } };
    const staff = { in: ['@acme', { var: 'email' }] };
    expect(await look({ flags, $evaluators: { staff } })).toMatchObject({
      document: { flags: { a: { targeting: { if: [staff, 'on'] } } } },
    });
  });

  it('tells a secret that nobody declared by a keyed digest, and a name for what it is', async () => {
    const secret = 'postgres://app:hunter2@db/orders';
    const flags = { 'new-password-page': { ...flag, variants: { on: secret, off: 'plain' } } };
    const hidden = { document: { flags: { 'new-password-page': { ...flag, variants: { off: 'plain' } } } } };
    const seen = await look({ flags });
    expect(seen).toMatchObject(hidden);
    expect(JSON.stringify(seen)).toContain('hmac-sha256:');
    expect(JSON.stringify(seen)).not.toContain('hunter2');
    const file = join(folder, 'flags.json');
    const intent = { artifacts: {}, migrations: {}, configuration: {}, flags, variance: [] };
    expect(await flagdDetector.observe({ file }, { ...context, intent })).toMatchObject({ document: { flags } });
  });

  it.each([
    ['no JSON', '{"flags":'],
    ['no flags', { flag: {} }],
    ['a flag in no state', { flags: { a: { ...flag, state: 'MAYBE' } } }],
    ['a default that is no variant', { flags: { a: { ...flag, defaultVariant: 'maybe' } } }],
  ])('fails on a file with %s', async (_, content) => {
    expect(await look(content)).toMatchObject({ completeness: 'error', document: {} });
  });

  it('fails where there is no file', async () => {
    expect(await flagdDetector.observe({ file: join(folder, 'nowhere') }, context)).toEqual({
      completeness: 'error',
      problem: 'the flag file cannot be read: ENOENT',
      document: {},
    });
  });
});
