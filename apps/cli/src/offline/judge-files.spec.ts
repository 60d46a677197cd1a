import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../session';
import { judgeFiles, UnreadableMigration } from './judge-files';

const scripts = {
  'orders/0001_create.sql': 'CREATE TABLE orders (note varchar(10));',
  'orders/0002_widen.sql': 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);',
  'orders/0003_drop.sql': '-- ledgerline: requires-converged v84\nDROP TABLE orders;',
  'orders/0004_broken.sql': 'SELECT 1;\nselec',
  'orders/notes.txt': 'no script',
  'audit/0001_narrow.sql': 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(20);',
  'audit/0002_typo.sql': '-- ledgerline: requires v84',
};

describe('judging files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    for (const database of ['orders', 'audit']) await mkdir(join(folder, database));
    for (const [name, sql] of Object.entries(scripts)) await writeFile(join(folder, name), sql);
    await writeFile(join(folder, 'audit/0003_bytes.sql'), Buffer.from([0xff]));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const judge = (...names: string[]) => judgeFiles(names.map((name) => join(folder, name)));

  it('answers for each in the order that was asked, knowing what ran before it in its folder', async () => {
    const [dropped, widened, narrowed] = await judge(
      'orders/0003_drop.sql',
      'orders/0002_widen.sql',
      'audit/0001_narrow.sql',
    );
    expect(dropped).toMatchObject({
      id: '0003_drop',
      safety: 'destructive',
      requires: ['v84'],
      statements: [{ line: 2 }],
    });
    expect(widened).toMatchObject({ id: '0002_widen', safety: 'additive', requires: [] });
    expect(narrowed).toMatchObject({ safety: 'destructive' });
  });

  it.each([
    ['what is no SQL', 'orders/0004_broken.sql', '0004_broken.sql:2: syntax error'],
    ['what is misspelt to us', 'audit/0002_typo.sql', '0002_typo.sql:1: the instruction is not known'],
    ['what is no text', 'audit/0003_bytes.sql', '0003_bytes.sql: its bytes are no UTF-8 text'],
  ])('says where a release would be refused for %s', async (_what, file, message) => {
    await expect(judge(file)).rejects.toThrow(UnreadableMigration);
    await expect(judge(file)).rejects.toThrow(message);
  });

  it('does not find what is not there', async () => {
    await expect(judge('orders/0009.sql')).rejects.toThrow(UsageError);
    await expect(judge('none/0001.sql')).rejects.toThrow(UsageError);
  });
});
