import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryOf, wholeFolder } from './durable-folder';

describe('a folder that is made as a whole', () => {
  let parent: string;
  let folder: string;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'ledgerline-whole-'));
    folder = join(parent, 'new');
  });

  afterEach(() => rm(parent, { recursive: true, force: true }));

  it('has its name only once it is filled, whatever was left under its temporary name', async () => {
    await mkdir(temporaryOf(folder));
    await writeFile(join(temporaryOf(folder), 'rest'), '');
    await wholeFolder(folder, async (temporary) => {
      expect(existsSync(folder)).toBe(false);
      await writeFile(join(temporary, 'file'), 'content');
    });
    expect(await readFile(join(folder, 'file'), 'utf8')).toBe('content');
    expect([await readdir(folder), await readdir(parent)]).toEqual([['file'], ['new']]);
  });

  it('is not there at all when the disk is full, and says so', async () => {
    const fill = async (temporary: string) => {
      await writeFile(join(temporary, 'file'), 'half');
      throw Object.assign(new Error('write'), { code: 'ENOSPC' });
    };
    await expect(wholeFolder(folder, fill)).rejects.toMatchObject({ code: 'disk-full' });
    expect(await readdir(parent)).toEqual([]);
  });

  it('takes the place of an empty folder, never of anything else', async () => {
    await mkdir(folder);
    await wholeFolder(folder, (temporary) => writeFile(join(temporary, 'first'), ''));
    const again = wholeFolder(folder, (temporary) => writeFile(join(temporary, 'second'), ''));
    await expect(again).rejects.toMatchObject({ code: 'target-exists' });
    expect(await readdir(folder)).toEqual(['first']);
  });
});
