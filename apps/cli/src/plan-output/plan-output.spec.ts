import { planMarkdown } from './plan-markdown';
import { planInShort, planText } from './plan-text';
import type { ShownPlan } from './shown-plan';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const plan: ShownPlan = {
  project: 'checkout',
  environment: 'prod-eu',
  release: { id: digest('7'), alias: 'v84' },
  baseline: { intentRevision: 3, intentHash: digest('1'), overlayVersion: 14 },
  proposedIntent: digest('2'),
  changes: [
    {
      kind: 'artifact',
      subject: 'web',
      from: digest('9'),
      to: digest('5'),
      classification: 'release',
      reason: 'release v84',
    },
    {
      ...{ kind: 'migration', subject: 'orders/0042_add', from: null, to: digest('c'), classification: 'release' },
      ...{ reason: 'release v84', safety: 'additive' },
    },
    {
      ...{ kind: 'migration', subject: 'orders/0043_drop', from: null, to: digest('d'), classification: 'release' },
      ...{ reason: 'release v84', safety: 'destructive', because: 'drops a column', gates: ['migrations'] },
    },
    {
      ...{ kind: 'configuration', subject: 'web.replicas', from: 10, to: 12, classification: 'declared-variance' },
      reason: 'web-team: load differs',
    },
  ],
  evidence: [],
  policyHash: digest('a'),
  planHash: digest('e'),
  gates: [
    { gate: 'state:stage-approved', holds: true, because: 'v84 is stage-approved', unblockedBy: [] },
    { gate: 'migrations', holds: false, because: 'orders/0043_drop is destructive', unblockedBy: ['another release'] },
    { gate: 'window', holds: false, mode: 'warn', because: 'shut', unblockedBy: [] },
  ],
  declared: { id: digest('1'), alias: 'v81' },
  upstream: [{ environment: 'stage', release: 'v84', sameArtifacts: ['web'], values: { 'web.replicas': 2 } }],
};
const plain = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, '');
const now = new Date('2026-01-01T00:00:00.000Z');

describe('a plan', () => {
  it('is told for people, each change with what to think of it', () => {
    const text = plain(planText(plan, now));
    expect(text).toContain('checkout v84 (r-77777777) → prod-eu    now: v81 (r-11111111)');
    expect(text).toMatch(/artifact +web +sha256:9999…99 → sha256:5555…55 +same digest as stage ✓/);
    expect(text).toMatch(/migration +orders\/0042_add +\+ runs +additive/);
    expect(text).toMatch(/orders\/0043_drop +\+ runs +destructive: drops a column +← migrations/);
    expect(text).toMatch(/overlay +web\.replicas +10 → 12 +declared variance, web-team: load differs \(stage: 2\)/);
    expect(text).toContain('4 changes · 1 declared variance · 1 destructive migration · 0 unexplained');
    expect(text).toMatch(/✗ migrations +orders\/0043_drop is destructive +can help: another release/);
    expect(text).toContain(`Plan    ${digest('e')}`);
  });

  it('fits in three lines', () => {
    expect(plain(planInShort(plan)).split('\n')).toHaveLength(3);
    expect(plain(planInShort(plan))).toContain('✓ state:stage-approved    ✗ migrations    ! window');
  });

  it('is a table for a pull request', () => {
    const markdown = planMarkdown(plan);
    expect(markdown).toContain('| artifact | `web` | sha256:9999…99 → sha256:5555…55 | same digest as stage ✓ |');
    expect(markdown).toContain('- ❌ `migrations`: orders/0043\\_drop is destructive');
    expect(markdown).toContain('- ⚠️ `window`: shut');
  });

  it('does not let anybody’s text become markup or another row', () => {
    const hostile = {
      ...plan,
      changes: [{ ...plan.changes[3], reason: '| x |\n<script>@team `` [a](b)' }],
    } as ShownPlan;
    const rows = planMarkdown(hostile)
      .split('\n')
      .filter((line) => line.startsWith('| overlay'));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('\\<script\\>@\u200bteam');
    expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(5);
  });

  it('says so when nothing would change', () => {
    expect(plain(planText({ ...plan, changes: [] }, now))).toContain('nothing would change');
    expect(planMarkdown({ ...plan, changes: [] })).toContain('Nothing would change.');
  });

  it('tells a way back from a way on', () => {
    const back = {
      ...plan,
      kind: 'rollback' as const,
      changes: [{ ...plan.changes[2], from: digest('d'), to: null }],
    } as ShownPlan;
    expect(plain(planText(back, now))).toMatch(/back to checkout v84/);
    expect(plain(planText(back, now))).toMatch(/orders\/0043_drop +− stays applied +destructive/);
  });
});
