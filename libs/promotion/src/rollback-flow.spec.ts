import { type AProject, aProject } from './testing/a-project';
import { Deeds } from './testing/deeds';

const automatic = { promote: 'automatically' } as const;
let project: AProject;
let deeds: Deeds;

async function start(...automatically: string[]): Promise<void> {
  const environments = Object.fromEntries(automatically.map((name) => [name, automatic]));
  project = await aProject({ environments });
  deeds = new Deeds(project);
  await project.configured();
}

const declaredIn = async (where: string) => (await project.declaredIn(where))?.release.alias;

describe('a retry', () => {
  beforeEach(async () => {
    await start();
    await project.cut('v84', 'b');
    await project.promote('v84', 'dev');
  });

  it('declares the same once more at the next revision after a rollout that failed, and completes', async () => {
    const before = (await project.environment('dev')).intent;
    await project.rolloutFailed('dev');
    expect(await project.request('v84', 'dev')).toMatchObject({ code: 'already-declared' });
    const again = await deeds.back('retry', 'v84', 'dev');
    const after = (await project.environment('dev')).intent;
    expect(after).toMatchObject({ intentRevision: 2, intentHash: before?.intentHash });
    await project.converged('dev');
    expect(await project.statusOf(again)).toBe('completed');
  });

  it('is for what failed', async () => {
    expect(await deeds.again('retry', 'v84', 'dev')).toMatchObject({ code: 'nothing-to-retry' });
    await project.converged('dev');
    expect(await deeds.again('retry', 'v84', 'dev')).toMatchObject({ code: 'nothing-to-retry' });
  });

  it('asks in prod for approvals of its own', async () => {
    await project.converged('dev');
    await project.tested('b', 'unit', 'dev');
    await project.promote('v84', 'stage');
    await project.converged('stage');
    await project.tested('b', 'integration', 'stage');
    await project.until('2026-01-01T02:00:00.000Z');
    const first = await project.promote('v84', 'prod');
    await deeds.approvedByTwo(first);
    await project.rolloutFailed('prod');
    expect(await project.statusOf(first)).toBe('failed');
    const again = await deeds.back('retry', 'v84', 'prod');
    expect(await project.statusOf(again)).toBe('gated');
    await deeds.approvedByTwo(again);
    expect(await project.statusOf(again)).toBe('rolling-out');
  });
});

describe('a rollback', () => {
  beforeEach(async () => {
    await start('dev');
    for (const [name, letter] of [
      ['v84', 'b'],
      ['v85', 'e'],
    ] as const) {
      await project.cut(name, letter);
      await project.converged('dev');
    }
  });

  it('brings an earlier release back where it was, and nowhere else', async () => {
    const back = await deeds.back('rollback', 'v84', 'dev');
    expect(await declaredIn('dev')).toBe('v84');
    await project.converged('dev');
    expect(await project.statusOf(back)).toBe('completed');
    expect(await deeds.again('rollback', 'v84', 'stage')).toMatchObject({ code: 'never-there' });
    expect(await deeds.again('rollback', 'v84', 'dev')).toMatchObject({ code: 'already-declared' });
  });

  it('holds: what is ready waits, until somebody resumes it', async () => {
    expect(await declaredIn('dev')).toBe('v85');
    await deeds.back('rollback', 'v84', 'dev');
    expect((await project.environment('dev')).paused).toBe('rolled back to v84');
    await project.cut('v86', 'f');
    expect(await declaredIn('dev')).toBe('v84');
    await project.automationResumed('dev');
    expect(await declaredIn('dev')).toBe('v86');
    await project.cut('v87', 'a');
    expect(await declaredIn('dev')).toBe('v87');
  });

  it('does not keep anybody from promoting on purpose', async () => {
    await deeds.back('rollback', 'v84', 'dev');
    await project.promote('v85', 'dev');
    expect(await declaredIn('dev')).toBe('v85');
    expect((await project.environment('dev')).paused).toBeDefined();
  });
});

describe('promotion by itself', () => {
  it('goes from the cut as far as it may', async () => {
    await start('dev', 'stage', 'prod');
    await project.cut('v84', 'b');
    expect(await declaredIn('dev')).toBe('v84');
    await project.converged('dev');
    await project.tested('b', 'unit', 'dev');
    expect(await declaredIn('stage')).toBe('v84');
    await project.converged('stage');
    await project.tested('b', 'integration', 'stage');
    await project.until('2026-01-01T02:00:00.000Z');
    expect(await declaredIn('prod')).toBeUndefined();
  });

  it('never brings an older release over a newer one', async () => {
    await start('stage');
    for (const [name, letter] of [
      ['v84', 'b'],
      ['v85', 'e'],
    ] as const) {
      await project.cut(name, letter);
      await project.promote(name, 'dev');
      await project.converged('dev');
    }
    await project.tested('e', 'unit', 'dev');
    expect(await declaredIn('stage')).toBe('v85');
    await project.tested('b', 'unit', 'dev');
    expect(await project.reached('b')).toEqual(['dev-approved']);
    expect(await declaredIn('stage')).toBe('v85');
  });

  it('never puts an older release in the place of a newer one that waits', async () => {
    const waiting = { approvals: { of: 'release-managers', count: 1 } };
    const unit = { evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } } as const;
    project = await aProject({
      states: { 'dev-approved': { in: 'dev', gates: [unit, waiting] } },
      environments: { stage: automatic },
    });
    deeds = new Deeds(project);
    await project.configured();
    for (const [name, letter, minute] of [
      ['v84', 'b', '01'],
      ['v85', 'e', '02'],
    ] as const) {
      await project.until(`2026-01-01T00:${minute}:00.000Z`);
      await project.cut(name, letter);
      await project.promote(name, 'dev');
      await project.converged('dev');
    }
    await project.tested('e', 'unit', 'dev');
    await project.tested('b', 'unit', 'dev');
    expect(await project.onTheWayInto('stage')).toEqual(['v85']);
  });

  it('is stopped at the last look when a newer release was declared meanwhile', async () => {
    await start('dev');
    await project.cut('v84', 'b');
    await project.cut('v85', 'e');
    const back = await project.letIn('b', 'dev', { automatic: true });
    expect(await declaredIn('dev')).toBe('v85');
    expect(await project.statusOf(back)).toBe('failed');
  });
});
