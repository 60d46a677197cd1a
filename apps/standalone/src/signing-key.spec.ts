import { SigningKey } from '@ledgerline/platform/signing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSigningKey } from './signing-key';

describe('the signing key of a data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signing-key-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is made on the first start, for its owner alone, and kept', async () => {
    const file = await keptSigningKey(folder, undefined);
    const pem = readFileSync(file, 'utf8');
    expect(SigningKey.read(pem)).toBeInstanceOf(SigningKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['signing-key.pem']);
    await keptSigningKey(folder, undefined);
    expect(readFileSync(file, 'utf8')).toBe(pem);
  });

  it('is the one that is named, if one is', async () => {
    expect(await keptSigningKey('/nowhere', '/keys/ledgerline.pem')).toBe('/keys/ledgerline.pem');
  });
});
