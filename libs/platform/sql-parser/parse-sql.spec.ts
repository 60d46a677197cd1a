import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ParserThread } from './parser-thread';
import { parseSql } from './parse-sql';

const works = async () => expect(await parseSql('select 1')).toMatchObject({ statements: [{ line: 1 }], comments: [] });

describe('the parser in its thread', () => {
  it.each([
    ['100,000 parentheses', `select ${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['100,000 calls, each in the next', `select ${'f('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['100,000 operators', `select 1${' + 1'.repeat(100_000)}`],
    ['100,000 unions', `select 1${' union select 1'.repeat(100_000)}`],
    ['100,000 subqueries', `select ${'(select '.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['100,000 comments, each in the next', `${'/*'.repeat(100_000)}${'*/'.repeat(100_000)}`],
    ['an operator of 100,000 characters', `select 1 ${'+'.repeat(100_000)} 1`],
    ['a list of 1 MiB', `delete from t where a in (1${',1'.repeat(524_288)})`],
    ['more than 8 MiB', `select '${'x'.repeat(8 * 1024 * 1024)}'`],
  ])('answers %s with a problem, and goes on', async (_what, text) => {
    const read = await parseSql(text);
    expect(read).toEqual(expect.objectContaining({ problem: expect.any(String) as string }));
    await works();
  });

  it('reads what is large but right, and what many ask for at once', async () => {
    const large = await parseSql(`insert into t values (1, 'x')${`, (1, 'x')`.repeat(50_000)}; select 2`);
    expect(large).toMatchObject({ statements: [{ node: { InsertStmt: {} } }, { node: { SelectStmt: {} } }] });
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => parseSql(`select 1${'\n;select 2'.repeat(at)}`)),
    );
    expect(all.map((one) => ('statements' in one ? one.statements.length : 0))).toEqual(all.map((_, at) => at + 1));
  });

  it('gives a large answer on in parts, whole and in order', async () => {
    const read = await parseSql(
      Array.from(
        { length: 3_000 },
        (_, at) => `create table t${String(at)} (id bigint primary key, name text not null default 'x');`,
      ).join('\n'),
    );
    if ('problem' in read) throw new Error(read.problem);
    expect(read.statements.map(({ line }) => line)).toEqual(Array.from({ length: 3_000 }, (_, at) => at + 1));
  });
});

describe('a thread of a process that something was loaded into at its start', () => {
  it('is not given it too', async () => {
    const built = join(__dirname.replace(/(\/dist)?\/libs\/platform\//, '/dist/libs/platform/'), 'parse-sql.js');
    const folder = await mkdtemp(join(tmpdir(), 'preload-'));
    const preload = join(folder, 'preload.cjs');
    await writeFile(preload, "process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume();");
    const program = `require(${JSON.stringify(built)}).parseSql('select 1').then((read) => {
      process.stdout.write(String(read.statements.length), () => process.exit());
    })`;
    const child = spawn(process.execPath, ['--require', preload, '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    expect(await text(child.stdout)).toBe('1');
    await rm(folder, { recursive: true });
  });
});

describe('a thread that takes too long', () => {
  it('is ended, and the next text gets a new one', async () => {
    const thread = new ParserThread({ timeLimit: 1, keptFor: 10 });
    const slow = `insert into t values (1)${', (1)'.repeat(100_000)}`;
    expect(await thread.read(slow)).toEqual({ problem: 'it takes longer than 0.001 s to read' });
    const patient = new ParserThread({ timeLimit: 60_000, keptFor: 10 });
    expect(await patient.read('select 1')).toMatchObject({ statements: [{}] });
    await new Promise((done) => setTimeout(done, 50));
    expect(await patient.read('select 2')).toMatchObject({ statements: [{}] });
  });
});
