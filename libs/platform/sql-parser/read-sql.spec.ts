import { ParserBroken, readSql } from './read-sql';
import type { SqlScript } from './sql-script';

async function script(text: string): Promise<SqlScript> {
  const read = await readSql(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

const pieces = async (text: string) =>
  (await script(text)).statements.map(({ line, from, to, node }) => [line, Object.keys(node)[0], text.slice(from, to)]);

describe('taking SQL apart', () => {
  it('tells where each statement is, whatever characters stand before it', async () => {
    const text = '-- é ü 日本 🚀\nselect \'é🚀\';\n/* a /* b */ c */\n\n  drop table "日本";select\n1';
    expect(await pieces(text)).toEqual([
      [2, 'SelectStmt', "select 'é🚀'"],
      [5, 'DropStmt', 'drop table "日本"'],
      [5, 'SelectStmt', 'select\n1'],
    ]);
  });

  it('reads every end of line, a byte order mark, and nothing', async () => {
    expect(await pieces('select 1;\r\nselect 2;\r\n')).toEqual([
      [1, 'SelectStmt', 'select 1'],
      [2, 'SelectStmt', 'select 2'],
    ]);
    expect(await pieces('\ufeffselect 1')).toEqual([[1, 'SelectStmt', 'select 1']]);
    expect(await pieces('')).toEqual([]);
    expect(await pieces(' ;; -- only\n')).toEqual([]);
  });

  it('keeps comments apart, and knows those at the head', async () => {
    const text = "-- one\n/* two\n three */ -- four\nselect '-- no', $a$ -- no $a$ /* five */; -- six";
    expect((await script(text)).comments).toEqual([
      { line: 1, text: 'one', head: true },
      { line: 2, text: 'two\n three', head: true },
      { line: 3, text: 'four', head: true },
      { line: 4, text: 'five', head: false },
      { line: 4, text: 'six', head: false },
    ]);
  });

  it.each([
    ["E'it\\'s -- no'", 0],
    ["'a\\' -- yes", 1],
    ['"a -- no"', 0],
    ['$b$ -- no $a$ -- no $b$', 0],
    ["U&'\\0041' -- yes", 1],
    ['1 - -1', 0],
    ['1 +-- yes\n1', 1],
    ['1 +/* yes */1', 1],
  ])('tells a comment from what only looks like one: select %s', async (expression, count) => {
    const read = await readSql(`select ${expression}`);
    expect('comments' in read ? read.comments : []).toHaveLength(count);
  });

  it('gives no text of the script on, but what is switched', async () => {
    const { statements } = await script("create role a password 'hunter2'; set x = 'hunter2'; set y = off");
    const text = JSON.stringify(statements.map(({ node }) => node));
    expect(text).not.toContain('hunter2');
    expect(text).toContain('"sval":"off"');
  });

  it('cuts long lists of constants short, and no others', async () => {
    const list = (item: string) => Array.from({ length: 1_000 }, () => item).join(', ');
    const size = async (text: string) => JSON.stringify((await script(text)).statements).length;
    expect(await size(`select a in (${list("'x'")})`)).toBeLessThan(4_000);
    expect(await size(`insert into t values ${list("(1, 'x', null::int)")}`)).toBeLessThan(20_000);
    expect(await size(`select a in (${list('f()')})`)).toBeGreaterThan(50_000);
  });

  it('says of a statement that is too large that it is not seen', async () => {
    const columns = Array.from({ length: 5_000 }, (_, at) => `column_${String(at)} int`).join(', ');
    expect((await script(`select 1; create table t (${columns})`)).statements).toMatchObject([
      { node: { SelectStmt: {} } },
      { node: { CreateStmt: {} }, unseen: true },
    ]);
  });

  it('gives a tree that nests without measure on as far as it can be walked', async () => {
    const { statements } = await script(`select 1 ${'+ 1'.repeat(2_000)}`);
    expect(JSON.stringify(statements)).toContain('{"Unseen":{}}');
  });
});

describe('what cannot be taken apart', () => {
  it.each([
    ["select 'é🚀';\n selec 2", 'syntax error', 2, 2],
    ["select 'hunter2", 'unterminated quoted string', 1, 8],
    ["create role a password 'hunter2' hunter2 'x'", 'unrecognized role option "…"', 1, 34],
    ['select 1\0; drop table t', 'a NUL character, at which whoever reads it would stop', 1, 9],
    ['/*'.repeat(51), 'comments nest more than 50 deep', 1, 1],
    [`select 1 ${'+'.repeat(64)} 1`, 'an operator of more than 63 characters', 1, 10],
    ['(('.repeat(50_000), 'it nests too deeply', 1, 9_999],
  ])('is told without a word of it: %#', async (text, problem, line, column) => {
    expect(await readSql(text)).toEqual({ problem, line, column });
  });

  it.each([
    ['\\i other.sql\nselect 1', 'a command of psql'],
    ['select 1;\n\\copy t from stdin', 'a command of psql'],
    ['copy t (a, b) from stdin;\n1\thunter2\n\\.\nselect 1;', 'rows after COPY'],
    ['COPY t FROM STDIN WITH (FORMAT csv);\n1,hunter2\n', 'rows after COPY'],
  ])('is told where it is for psql: %#', async (text, problem) => {
    const read = await readSql(text);
    expect(read).toMatchObject({ problem: expect.stringContaining(problem) as string });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });

  it('has a bound for everything', async () => {
    expect(await readSql('select 1;'.repeat(5_001))).toEqual({ problem: '5001 statements, of which 5000 may be' });
    expect(await readSql('--\n'.repeat(20_001))).toMatchObject({ problem: 'more than 20000 comments' });
    expect(await readSql(`select 1${',1'.repeat(300_000)}`)).toMatchObject({
      problem: 'more than 600000 words, numbers and signs',
    });
  });

  it('says when the parser gave way', async () => {
    await expect(readSql(`select 1 ${'+ 1'.repeat(100_000)}`)).rejects.toThrow(ParserBroken);
  });
});
