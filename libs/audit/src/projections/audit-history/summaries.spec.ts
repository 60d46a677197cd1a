import { ledgerDefinitions } from '../../ledger-definitions';
import { summaryOf } from './summaries';

describe('what an event says', () => {
  it.each(ledgerDefinitions.map(({ type, sample }) => [type, sample]))('is a sentence for %s', (type, sample) => {
    const summary = summaryOf(type, sample as Record<string, unknown>);
    expect(summary).not.toMatch(/[{}[\]—]|undefined/);
    expect(summary).not.toBe(type.replace(/[.-]/g, ' '));
  });

  it('leaves out what is not known, and the tail of digests', () => {
    const evidence = { kind: 'junit', suite: 'unit', verdict: 'passed', releaseId: `sha256:${'b'.repeat(64)}` };
    expect(summaryOf('evidence.attached', evidence)).toBe('junit "unit" passed for release sha256:bbbbbbbb');
    expect(summaryOf('evidence.attached', { ...evidence, environment: 'stage' })).toBe(
      'junit "unit" passed for release sha256:bbbbbbbb in stage',
    );
  });

  it('stays one line, however long a reason is', () => {
    const summary = summaryOf('promotion.failed', { environment: 'prod', reason: 'line\n'.repeat(200) });
    expect(summary).toMatch(/^promotion to prod failed: line line .{200,}…$/);
    expect(summary).toHaveLength(300);
  });

  it('is the type in words where nobody wrote a sentence', () => {
    expect(summaryOf('moon.landed-on', {})).toBe('moon landed on');
  });
});
