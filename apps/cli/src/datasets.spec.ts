import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDatasets } from './datasets';

const digest = `sha256:${'d'.repeat(64)}`;

describe('the datasets of a release', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'datasets-'));
    const told =
      "version: '7'\ntakenAt: 2026-11-01T03:00:00Z\nschema: { orders: 0001_create_orders }\nprovenance: prod-eu\n";
    await writeFile(join(folder, 'sample.yaml'), told);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const read = (datasets: object, ...said: string[]) => readDatasets({ folder, content: { datasets } }, said);

  it('are what the file of each tells', async () => {
    expect(await read({ sample: { kind: 'snapshot', from: './sample.yaml' }, other: { kind: 'seed' } })).toEqual({
      sample: {
        version: '7',
        takenAt: '2026-11-01T03:00:00Z',
        schema: { orders: '0001_create_orders' },
        provenance: 'prod-eu',
      },
    });
  });

  it('are in place of that what was said', async () => {
    const project = { sample: { kind: 'snapshot', from: './sample.yaml' } };
    expect(await read(project, 'sample=8', `other=a=b@${digest}`)).toEqual({
      sample: { version: '8' },
      other: { version: 'a=b', digest },
    });
    expect(await read({}, 'other=user@host')).toEqual({ other: { version: 'user@host' } });
  });

  it('need a file that can be read', async () => {
    await expect(read({ sample: { kind: 'snapshot', from: './none.yaml' } })).rejects.toThrow('cannot read');
  });
});
