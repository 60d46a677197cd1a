import { describeDetector } from '@ledgerline/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDocument } from '../../commands/record-observation/check-document';
import { flagd } from '../../domains/flagd';
import { redactWith } from '../redact';
import { flagdDetector } from './index';

const folder = mkdtempSync(join(tmpdir(), 'ledgerline-flagd-contract-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const look = (name: string, content?: unknown) => {
  const file = join(folder, name);
  if (content !== undefined) writeFileSync(file, JSON.stringify(content));
  return (signal: AbortSignal) =>
    flagdDetector.observe(
      { file },
      { intent: undefined, blob: () => Promise.reject(new Error('none')), redact: redactWith('key'), signal },
    );
};
const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'off' };
const secret = 'postgres://app:hunter2@db/orders';

describeDetector('flagd', () => ({
  complete: look('complete.json', { flags: { b: flag, a: flag } }),
  error: look('nowhere.json'),
  secrets: [
    { secret: 'hunter2', look: look('secret.json', { flags: { a: { ...flag, variants: { on: secret, off: '' } } } }) },
    { secret: 'hunter2', look: look('broken.json', { flags: { a: { ...flag, state: secret } } }) },
  ],
  problemOf: (document) => checkDocument(flagd, document),
}));
