import type { Change, ShownPlan } from './facts';
import { planMarkdown } from './plan-markdown';
import { tally, toldChange } from './told-change';

const digest = (sign: string) => `sha256:${sign.repeat(64)}`;
const plan: ShownPlan = {
  release: { id: digest('7'), alias: 'v84' },
  environment: 'prod',
  changes: [],
  gates: [],
  planHash: digest('c'),
  declared: { id: digest('1'), alias: 'v81' },
  upstream: [{ environment: 'stage', release: 'v84', sameArtifacts: ['web'], values: { 'web.replicas': 2 } }],
};
const artifact: Change = {
  ...{ kind: 'artifact', subject: 'web', from: digest('9'), to: digest('5') },
  ...{ classification: 'release', reason: 'release v84' },
};
const drop: Change = {
  ...{ kind: 'migration', subject: 'orders/0043', from: null, to: digest('4'), classification: 'release' },
  ...{ reason: 'release v84', safety: 'destructive', because: 'drops a column', gates: ['expression'] },
};
const replicas: Change = {
  ...{ kind: 'configuration', subject: 'web.replicas', from: 8, to: 12 },
  ...{ classification: 'declared-variance', reason: 'web-team: load differs' },
};

describe('a change of a plan', () => {
  it('is the same digest as upstream, or says that it is not', () => {
    expect(toldChange(artifact, plan)).toMatchObject({ state: 'good', word: 'same digest as stage' });
    expect(toldChange({ ...artifact, subject: 'worker' }, plan)).toMatchObject({
      state: 'waiting',
      word: 'not what stage has',
    });
  });

  it('is as bad as its migration, and names the gates that it shuts', () => {
    expect(toldChange(drop, plan)).toMatchObject({
      ...{ state: 'refused', word: 'destructive', does: 'runs', remark: 'drops a column', gates: ['expression'] },
    });
    expect(toldChange({ ...drop, safety: 'unknown' }, plan).state).toBe('unknown');
  });

  it('is declared where it may differ, beside what upstream has', () => {
    expect(toldChange(replicas, plan)).toMatchObject({
      ...{ kind: 'overlay', state: 'declared', remark: 'web-team: load differs (stage: 2)' },
    });
  });

  it('counts', () => {
    expect(tally({ changes: [artifact, drop, replicas] })).toBe(
      '3 changes · 1 declared variance · 1 destructive migration · 0 unexplained',
    );
  });
});

describe('a plan as Markdown', () => {
  it('has the changes, the gates, and the whole hash', () => {
    const gate = { gate: 'approvals:ana', holds: false, because: 'needs one more', unblockedBy: [] };
    const text = planMarkdown('checkout', { ...plan, changes: [artifact], gates: [gate] });
    expect(text).toContain('| artifact | `web` | 9999…99 → 5555…55 | same digest as stage |');
    expect(text).toContain('- ❌ `approvals:ana`: needs one more');
    expect(text).toContain(`\`${plan.planHash}\``);
  });

  it('lets nobody’s name become markup, a mention, or another row', () => {
    const text = planMarkdown('checkout', { ...plan, release: { ...plan.release, alias: '<b>|@all\n# x' } });
    expect(text).toContain('\\<b\\>\\|@\u200ball \\# x');
  });
});
