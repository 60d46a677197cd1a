import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationOf, readProjectFile } from './project-files';
import { UsageError } from './session';

const pem = '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n';

describe('the configuration that is sent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const sent = async (yaml: string) => {
    writeFileSync(join(folder, 'ledgerline.yaml'), yaml);
    return configurationOf(await readProjectFile(join(folder, 'ledgerline.yaml')));
  };

  it('has the keys themselves where the file names their files', async () => {
    writeFileSync(join(folder, 'cosign.pub'), pem);
    expect(await sent('project: shop\ntrust:\n  ci: { key: ./cosign.pub }\n')).toEqual({
      project: 'shop',
      trust: { ci: { key: pem } },
    });
    expect(await sent(`project: shop\ntrust:\n  ci:\n    key: |\n${pem.replace(/^/gm, '      ')}`)).toMatchObject({
      trust: { ci: { key: expect.stringMatching(/^-----BEGIN/) as string } },
    });
  });

  it('says which file it cannot read', async () => {
    await expect(sent('trust:\n  ci: { key: nowhere.pub }\n')).rejects.toThrow(UsageError);
    await expect(sent('trust:\n  ci: { key: nowhere.pub }\n')).rejects.toThrow(
      `cannot read ${join(folder, 'nowhere.pub')}`,
    );
  });

  it('leaves what has another form to the api', async () => {
    for (const yaml of ['project: shop\n', 'trust: [1]\n', 'trust: { ci: 1 }\n', 'trust: { ci: { key: 1 } }\n']) {
      await expect(sent(yaml)).resolves.toBeDefined();
    }
  });
});
