import { describeDetector } from '@ledgerline/testing';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, extract } from 'tar';
import { checkDocument } from '../../commands/record-observation/check-document';
import { artifacts } from '../../domains/artifacts';
import { redactWith } from '../redact';
import { artifactsDetector } from './index';

let folder: string;

const component = async (root: string, name: string, configuration: string) => {
  const place = join(folder, root, name);
  await mkdir(join(place, 'current'), { recursive: true });
  await create({ gzip: true, file: join(place, 'artifact.tgz'), cwd: join(folder, 'source') }, ['.']);
  await extract({ file: join(place, 'artifact.tgz'), cwd: join(place, 'current') });
  await writeFile(join(place, 'config.json'), configuration);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledgerline-artifacts-contract-'));
  await mkdir(join(folder, 'source'));
  await writeFile(join(folder, 'source/server.mjs'), 'serve()');
  await component('complete', 'web', '{"replicas":12}');
  await component('complete', 'worker', '{"threads":4}');
  await component('partial', 'web', '{"replicas":12}');
  await component('partial', 'worker', '{"threads":');
  await component('secret', 'web', '{"token":"hunter2","url":"postgres://app:hunter2@db/orders"}');
});
afterAll(() => rm(folder, { recursive: true }));

const look = (root: string) => (signal: AbortSignal) =>
  artifactsDetector.observe(
    { root: join(folder, root), endpoints: {} },
    { intent: undefined, blob: () => Promise.reject(new Error('none')), redact: redactWith('key'), signal },
  );

describeDetector('artifacts', () => ({
  complete: look('complete'),
  partial: look('partial'),
  error: look('nowhere'),
  secrets: [{ secret: 'hunter2', look: look('secret') }],
  problemOf: (document) => checkDocument(artifacts, document),
}));
