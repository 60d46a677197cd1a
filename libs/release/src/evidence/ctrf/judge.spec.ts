import { Refusal } from '@ledgerline/kernel';
import { judgeCtrf } from './judge';
import type { CtrfReport } from './report';

type Test = CtrfReport['results']['tests'][number];
const nothing = { tests: 0, passed: 0, failed: 0, pending: 0, skipped: 0, other: 0 };
const judge = (tests: readonly Test[], claimed: Partial<CtrfReport['results']['summary']> = {}) =>
  judgeCtrf({ results: { summary: { ...nothing, ...claimed }, tests: [...tests] } });
const test = (name: string, status: Test['status'], more: Partial<Test> = {}): Test => ({ name, status, ...more });

describe('judging a CTRF report', () => {
  it('counts the tests themselves', () => {
    const tests = [
      test('a', 'passed'),
      test('b', 'failed'),
      test('c', 'skipped'),
      test('d', 'pending'),
      test('e', 'other'),
    ];
    expect(judge(tests, { tests: 99 })).toEqual({
      summary: { tests: 5, failures: 1, errors: 0, skipped: 3 },
      verdict: 'failed',
      detail: { pending: 1, other: 1 },
    });
  });

  it('passes what ran without a failure', () => {
    expect(judge([test('a', 'passed'), test('b', 'skipped')])).toMatchObject({ verdict: 'passed' });
  });

  it('believes a summary that claims more failures than its tests show, and none that claims fewer', () => {
    expect(judge([test('a', 'passed')], { failed: 2 })).toMatchObject({ verdict: 'failed', summary: { failures: 2 } });
    expect(judge([], { failed: 1 })).toMatchObject({ verdict: 'failed' });
    expect(judge([test('a', 'failed')], { failed: 0 })).toMatchObject({ verdict: 'failed' });
  });

  it('does not pass where nothing ran to an end', () => {
    expect(judge([test('a', 'skipped')])).toMatchObject({ verdict: 'failed' });
    expect(judge([test('a', 'other'), test('b', 'pending')])).toMatchObject({ verdict: 'failed' });
    expect(judge([])).toEqual(
      new Refusal('invalid-evidence', { kind: 'ctrf', problem: 'it has no tests' }, '/results/tests'),
    );
  });

  it('counts what passed when it was run again, and names that come again', () => {
    expect(judge([test('a', 'passed', { flaky: true }), test('b', 'passed'), test('b', 'passed')])).toMatchObject({
      verdict: 'passed',
      detail: { flaky: 1, repeated: 1 },
    });
  });

  it('refuses a name that both passed and failed, and says where', () => {
    const both = [test('a', 'passed'), test('x', 'passed', { suite: 's' }), test('x', 'failed', { suite: 's' })];
    expect(judge(both)).toEqual(new Refusal('contradicting-outcomes', { test: 'x' }, '/results/tests/2/name'));
    const apart = [test('x', 'passed', { suite: ['s', 't'] }), test('x', 'failed', { suite: ['s', 'u'] })];
    expect(judge(apart)).toMatchObject({ verdict: 'failed' });
  });

  it('says when it was run', () => {
    expect(judge([test('a', 'passed')], { start: 1_764_000_000_000 })).toMatchObject({
      ranAt: '2025-11-24T16:00:00.000Z',
    });
    expect(judge([test('a', 'passed')], { start: 0 })).not.toHaveProperty('ranAt');
    expect(judge([test('a', 'passed')], { start: 1e300 })).not.toHaveProperty('ranAt');
  });
});
