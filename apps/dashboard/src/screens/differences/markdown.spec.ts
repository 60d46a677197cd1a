import type { Diff, Difference } from './facts';
import { markdownOf } from './markdown';

const sides: Diff = {
  from: { kind: 'environment', name: 'stage' },
  to: { kind: 'environment', name: 'prod-eu' },
  differences: [],
  counts: { release: 0, 'declared-variance': 0, excepted: 0, pending: 0, unexplained: 1 },
};
const difference: Difference = {
  kind: 'flagd',
  key: 'flag new-pricing',
  from: null,
  to: { on: true },
  classification: 'unexplained',
  reason: 'nowhere declared',
  findingId: 'DR-208',
};

describe('a comparison as Markdown', () => {
  it('is a table with each difference, both values, and the reason', () => {
    expect(markdownOf(sides, [difference])).toBe(
      [
        '### stage and prod-eu',
        '',
        '| | | what | stage | prod-eu | why they differ |',
        '| --- | --- | --- | --- | --- | --- |',
        '| unexplained | flagd | <code>flag new-pricing</code> | – | <code>{"on":true}</code> | nowhere declared (DR-208) |',
        '',
      ].join('\n'),
    );
  });

  it('lets no text out of its cell', () => {
    const [row] = markdownOf(sides, [{ ...difference, key: 'a|b\n# <img> @team `x`', reason: '[click](x)' }])
      .split('\n')
      .slice(4);
    expect(row).not.toMatch(/<img>|@team|a\|b|\[click\]/);
    expect(row?.split('|')).toHaveLength(8);
  });
});
