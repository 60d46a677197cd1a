import { parseYamlDocuments } from './parse';
import { writeYaml } from './write';

describe('a value as YAML', () => {
  it('has its keys in order, whatever theirs was', () => {
    expect(writeYaml({ b: 1, a: { d: [1, 'on'], c: null } })).toBe('a:\n  c: null\n  d:\n    - 1\n    - on\nb: 1\n');
  });

  it('reads back as it was, whatever it looks like', async () => {
    const value = {
      a: '1',
      b: 'x: y',
      c: 'true',
      d: `${'long '.repeat(50)}end`,
      e: 'line\nline',
      '# f': '0644',
      '': {},
    };
    expect(await parseYamlDocuments(writeYaml(value), () => Promise.resolve())).toMatchObject([{ value }]);
  });
});
