import { readScript } from '../testing/judged-sql';
import { readInstructions } from './instructions';

const read = async (sql: string) => readInstructions((await readScript(sql)).comments);
const digest = `sha256:${'a'.repeat(64)}`;

describe('what a migration says at its head', () => {
  it('names the releases that it requires, each once', async () => {
    const sql = [
      '-- Orders lose their legacy total.',
      '-- ledgerline: requires-converged v84',
      `--ledgerline: requires-converged   ${digest}`,
      '/* ledgerline: requires-converged v84 */',
      'ALTER TABLE orders DROP COLUMN legacy_total;',
    ].join('\n');
    expect(await read(sql)).toEqual([
      { line: 2, release: 'v84' },
      { line: 3, release: digest },
    ]);
  });

  it('is nothing where it says nothing to us', async () => {
    expect(
      await read(
        "-- ledgerlines and such\n-- see the ledgerline guide\nSELECT '-- ledgerline: requires-converged v84'",
      ),
    ).toEqual([]);
  });

  it.each([
    ['an instruction that is misspelt', '-- ledgerline: requires-convergd v84\nSELECT 1', 1, 'is not known'],
    ['one that names no release', 'SELECT 1;\n-- ledgerline: requires-converged', 2, 'is not known'],
    ['one that names two', '-- ledgerline: requires-converged v84 v85', 1, 'is not known'],
    ['one without its colon', '\n-- ledgerline requires-converged v84\nSELECT 1', 2, 'is not known'],
    ['one in capitals', '-- LEDGERLINE: REQUIRES-CONVERGED v84', 1, 'is not known'],
    ['one below the first statement', 'SELECT 1;\n-- ledgerline: requires-converged v84', 2, 'at the head'],
    ['one within a statement', 'SELECT\n-- ledgerline: requires-converged v84\n1', 2, 'at the head'],
  ])('does not let %s pass in silence', async (_what, sql, line, problem) => {
    expect(await read(sql)).toMatchObject({ line, problem: expect.stringContaining(problem) as string });
  });

  it('requires twenty releases at most', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (_, at) => `-- ledgerline: requires-converged v${String(at)}`).join('\n');
    expect(await read(lines(20))).toHaveLength(20);
    expect(await read(lines(21))).toMatchObject({ line: 21, problem: 'more than 20 releases are required' });
  });
});
