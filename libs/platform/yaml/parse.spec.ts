import { Refusal } from '@ledgerline/kernel';
import { parseYamlDocuments } from './parse';

const nobodyWaits = () => Promise.resolve();
const parse = (text: string) => parseYamlDocuments(text, nobodyWaits);
const values = async (text: string) => {
  const parsed = await parse(text);
  return parsed instanceof Refusal ? parsed : parsed.map(({ value }) => value);
};

describe('reading YAML', () => {
  it('reads every document, with the line at which it begins', async () => {
    expect(await parse('a: 1\n---\n# a word\nb: [2, "x"]\n---\n')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: { b: [2, 'x'] } },
      { line: 5, value: null },
    ]);
  });

  it('reads JSON as it is', async () => {
    expect(await values('{"a": {"b": [1, null, true]}}')).toEqual([{ a: { b: [1, null, true] } }]);
  });

  it('reads what is written as a mode in octal, and nothing else as anything special', async () => {
    expect(await values('a: 0644\nb: "0644"\nc: 644\nd: yes\ne: 2026-11-23T01:14:43Z\nf: 12:30')).toEqual([
      { a: 420, b: '0644', c: 644, d: 'yes', e: '2026-11-23T01:14:43Z', f: '12:30' },
    ]);
  });

  it('reads anchors and merge keys', async () => {
    expect(await values('x: &x {a: 1}\ny: {<<: *x, b: 2}')).toEqual([{ x: { a: 1 }, y: { a: 1, b: 2 } }]);
  });

  it.each([
    ['a: [1, 2', 'invalid-yaml', 1],
    ['a: 1\nb: 2\na: 3', 'invalid-yaml', 3],
    ['a: 1\n\t\tb: x: y\n', 'invalid-yaml', 2],
    ['- *nowhere', 'invalid-yaml', 1],
    [`a: 1\n---\n${'['.repeat(66)}${']'.repeat(66)}`, 'yaml-too-deep', 3],
    [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'yaml-too-deep', 1],
    [
      `a: &a [${'x,'.repeat(10)}x]\nb: &b [${'*a,'.repeat(10)}*a]\nc: &c [${'*b,'.repeat(10)}*b]\nd: [${'*c,'.repeat(10)}*c]`,
      'invalid-yaml',
      1,
    ],
  ])('refuses what it cannot or must not read, with the line', async (text, code, line) => {
    expect(await parse(text)).toMatchObject({ code, facts: { line } });
  });

  it('quotes nothing of what it refuses', async () => {
    const refused = await parse('password: "hunter2\nb: 1');
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });
});
