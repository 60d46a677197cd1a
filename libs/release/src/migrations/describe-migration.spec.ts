import { describeMigration } from './describe-migration';
import type { Safety } from './safety';

const finding = (line: number, safety: Safety) => ({ line, kind: 'X', safety, reason: 'so it is' });

describe('what is recorded of a migration', () => {
  it('is as bad as its worst statement', () => {
    const all = [finding(1, 'additive'), finding(2, 'destructive'), finding(3, 'blocking')];
    expect(describeMigration(all)).toEqual({ safety: 'destructive', statements: all, omitted: 0, requires: [] });
    expect(describeMigration([]).safety).toBe('additive');
  });

  it('keeps the fifty worst, in the order in which they run, and says how many there are beside them', () => {
    const many = Array.from({ length: 60 }, (_, at) => finding(at + 1, at % 10 === 9 ? 'blocking' : 'additive'));
    const { statements, omitted } = describeMigration([...many, finding(61, 'destructive')]);
    expect(omitted).toBe(11);
    expect(statements).toHaveLength(50);
    expect(statements.filter(({ safety }) => safety === 'blocking').map(({ line }) => line)).toEqual([
      10, 20, 30, 40, 50, 60,
    ]);
    expect(statements.at(-1)?.safety).toBe('destructive');
    expect(statements.map(({ line }) => line)).toEqual(statements.map(({ line }) => line).sort((a, b) => a - b));
  });
});
