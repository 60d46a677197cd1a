import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { examineApart } from './examine-apart';

describe('a thread that examines a document', () => {
  const folder = mkdtempSync(join(tmpdir(), 'examine-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const script = (code: string) => {
    const file = join(folder, `${String(code.length)}.js`);
    writeFileSync(file, code);
    return file;
  };
  const examined = (code: string) => examineApart({ bytes: Buffer.from('x'), kind: 'ctrf' }, script(code));

  it('is refused what takes more memory than a report may, and takes nobody with it', async () => {
    const hoards = 'const all = []; for (;;) all.push(Array.from({ length: 100_000 }, (_, at) => ({ at })));';
    expect(await examined(hoards)).toMatchObject({ code: 'invalid-evidence', facts: { kind: 'ctrf' } });
  });

  it('does not keep a failure to itself', async () => {
    await expect(examined('throw new Error("a defect");')).rejects.toThrow('a defect');
    await expect(examined('process.exit(0);')).rejects.toThrow('ended without an answer');
  });
});
