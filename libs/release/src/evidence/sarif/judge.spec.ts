import { Refusal } from '@ledgerline/kernel';
import { judgeSarif } from './judge';
import type { SarifLog, SarifResult, SarifRun } from './log';

const driver = {
  name: 'lint',
  rules: [
    { id: 'R1', guid: 'g-1', defaultConfiguration: { level: 'error' as const } },
    { id: 'R2', defaultConfiguration: { level: 'note' as const } },
    { id: 'R3' },
  ],
};
const run = (results: SarifRun['results'], more: Partial<SarifRun> = {}): SarifRun => ({
  tool: { driver },
  ...(results !== undefined && { results }),
  ...more,
});
const judge = (...runs: readonly SarifRun[]) => judgeSarif({ version: '2.1.0', runs: [...runs] } satisfies SarifLog);
const verdictOn = (result: SarifResult, more: Partial<SarifRun> = {}) => {
  const judged = judge(run([result], more));
  return judged instanceof Refusal ? judged.code : judged.verdict;
};

describe('judging a SARIF log', () => {
  it('fails on an error, and counts the rest', () => {
    const results: SarifResult[] = [{ level: 'error' }, { level: 'warning' }, { level: 'note' }, { level: 'none' }];
    expect(judge(run(results), run([{ level: 'error', suppressions: [{}] }]))).toEqual({
      summary: { tests: 5, failures: 1, errors: 0, skipped: 1 },
      verdict: 'failed',
      detail: { warnings: 1, notes: 1, suppressed: 1 },
    });
  });

  it('passes what found nothing', () => {
    expect(judge(run([]))).toEqual({ summary: { tests: 0, failures: 0, errors: 0, skipped: 0 }, verdict: 'passed' });
  });

  it.each<[string, SarifResult, string]>([
    ['its default', { ruleId: 'R1' }, 'failed'],
    ['its default, by index', { ruleIndex: 0 }, 'failed'],
    ['its default, by a reference', { rule: { guid: 'g-1' } }, 'failed'],
    ['its default, for a rule below it', { ruleId: 'R1/2' }, 'failed'],
    ['its own word before it', { ruleId: 'R1', level: 'note' }, 'passed'],
    ['a note', { ruleId: 'R2' }, 'passed'],
    ['a warning where the rule is silent', { ruleId: 'R3' }, 'passed'],
    ['a warning where the rule is unknown', { ruleId: 'R9' }, 'passed'],
  ])('takes the level of a result from its rule: %s', (_what, result, verdict) => {
    expect(verdictOn(result)).toBe(verdict);
  });

  it('takes the level from what the tool was told, and from an extension of it', () => {
    const told = (level: 'error' | 'note') => ({
      invocations: [
        {
          executionSuccessful: true,
          ruleConfigurationOverrides: [{ descriptor: { id: 'R3' }, configuration: { level } }],
        },
      ],
    });
    expect(verdictOn({ ruleId: 'R3' }, told('error'))).toBe('failed');
    expect(verdictOn({ ruleId: 'R3' }, told('note'))).toBe('passed');
    const tool = {
      driver,
      extensions: [{ name: 'more', rules: [{ id: 'R3', defaultConfiguration: { level: 'error' as const } }] }],
    };
    expect(verdictOn({ rule: { id: 'R3', toolComponent: { index: 0 } } }, { tool })).toBe('failed');
    expect(verdictOn({ rule: { id: 'R3', toolComponent: { name: 'more' } } }, { tool })).toBe('failed');
    expect(verdictOn({ ruleId: 'R3' }, { tool })).toBe('passed');
  });

  it.each(['pass', 'notApplicable', 'informational', 'open', 'review'] as const)('does not fail on kind %s', (kind) => {
    expect(verdictOn({ kind, ruleId: 'R1' })).toBe('passed');
  });

  it('lets be what is suppressed, if that is accepted', () => {
    const with_ = (...statuses: readonly ('accepted' | 'underReview' | 'rejected' | undefined)[]) =>
      verdictOn({ level: 'error', suppressions: statuses.map((status) => (status === undefined ? {} : { status })) });
    expect(with_('accepted')).toBe('passed');
    expect(with_(undefined)).toBe('passed');
    expect(with_('underReview')).toBe('failed');
    expect(with_('accepted', 'rejected')).toBe('failed');
    expect(with_()).toBe('failed');
    expect(verdictOn({ level: 'error', suppressions: null })).toBe('failed');
  });

  it('does not count what is gone since the baseline, and does count what is unchanged', () => {
    expect(verdictOn({ level: 'error', baselineState: 'absent' })).toBe('passed');
    for (const baselineState of ['new', 'unchanged', 'updated'] as const) {
      expect(verdictOn({ level: 'error', baselineState })).toBe('failed');
    }
  });

  it('fails a run that did not get to its end', () => {
    const aborted = run([], { invocations: [{ executionSuccessful: true }, { executionSuccessful: false }] });
    expect(judge(run([]), aborted)).toMatchObject({ verdict: 'failed', summary: { errors: 1 } });
    expect(judge(run(undefined))).toMatchObject({ verdict: 'failed', summary: { errors: 1 } });
    expect(judge(run(null))).toMatchObject({ verdict: 'failed' });
  });

  it('says when it was run', () => {
    const invocations = [{ startTimeUtc: '2026-11-02T10:00:00Z' }, { startTimeUtc: '2026-11-02T09:00:00.5Z' }];
    expect(judge(run([], { invocations }))).toMatchObject({ ranAt: '2026-11-02T09:00:00.500Z' });
  });

  it('cannot judge a log without runs, or one whose results are elsewhere', () => {
    expect(judge()).toMatchObject({ code: 'invalid-evidence', pointer: '/runs' });
    expect(judge(run([]), run(undefined, { externalPropertyFileReferences: { results: [{}] } }))).toMatchObject({
      code: 'invalid-evidence',
      pointer: '/runs/1/externalPropertyFileReferences/results',
    });
  });
});
