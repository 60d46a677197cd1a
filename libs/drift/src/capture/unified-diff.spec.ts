import { unifiedDiff } from './unified-diff';

const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
const body = (before: string, after: string) => unifiedDiff('f', before, after).split('\n').slice(2).join('\n');

describe('a unified diff', () => {
  it('shows three lines around the change', () => {
    const before = text('1', '2', '3', '4', '5', '6', '7', '8', '9');
    expect(body(before, before.replace('5', 'five'))).toBe(
      text('@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'),
    );
  });

  it('counts what is only on one side', () => {
    expect(body('', text('a'))).toBe(text('@@ -0,0 +1,1 @@', '+a'));
    expect(body(text('a', 'b'), text('a'))).toBe(text('@@ -1,2 +1,1 @@', ' a', '-b'));
    expect(body(text('a', 'a'), text('a', 'a', 'a'))).toBe(text('@@ -1,2 +1,3 @@', ' a', ' a', '+a'));
  });

  it('is empty where nothing differs', () => {
    expect(unifiedDiff('f', text('a'), text('a'))).toBe('');
  });
});
