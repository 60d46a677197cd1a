import { Refusal } from '@ledgerline/kernel';
import { AbortPromotion } from './commands/abort-promotion/command';
import { RequestPromotion } from './commands/request-promotion/command';
import type { AProject } from './testing/a-project';
import { aProject } from './testing/a-project';

let project: AProject;

beforeEach(async () => {
  project = await aProject();
  await project.configured();
  await project.cut('v84', 'b');
});

async function toDev(name = 'v84', letter = 'b'): Promise<void> {
  await project.promote(name, 'dev');
  await project.converged('dev');
  await project.tested(letter, 'unit', 'dev');
}

/** On stage, approved there after its soak. */
async function toStage(name = 'v84', letter = 'b'): Promise<void> {
  await toDev(name, letter);
  await project.promote(name, 'stage');
  await project.converged('stage');
  await project.tested(letter, 'integration', 'stage');
  await project.until('2026-01-01T02:00:00.000Z');
}

async function toProd(name = 'v84', letter = 'b'): Promise<string> {
  await toStage(name, letter);
  const promotionId = await project.promote(name, 'prod');
  await project.approve(promotionId, 'ana');
  await project.approve(promotionId, 'mei');
  return promotionId;
}

describe('a request for a promotion that comes again after its answer was lost', () => {
  it('gets its first answer, though the project has no such environment any more', async () => {
    const request = new RequestPromotion(project.cause('olga'), 'checkout', 'dev', 'v84', 'weekly release');
    const first = await project.told(request);
    expect(first).toMatchObject({ changed: true });
    await project.emptied();
    expect(await project.told(request)).toEqual(first);
    expect(await project.request('v84', 'dev')).toMatchObject({ code: 'no-such-environment' });
  });
});

describe('a release on its way', () => {
  it('goes into dev by itself, and completes when it is observed there', async () => {
    const promotionId = await project.promote('v84', 'dev');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
    expect((await project.declaredIn('dev'))?.release.alias).toBe('v84');
    await project.converged('dev');
    expect(await project.statusOf(promotionId)).toBe('completed');
  });

  it('is not admitted to stage before dev has approved it', async () => {
    expect(await project.request('v84', 'stage')).toMatchObject({ code: 'not-admitted', facts: { in: 'dev' } });
    await project.promote('v84', 'dev');
    await project.converged('dev');
    expect(await project.request('v84', 'stage')).toMatchObject({
      code: 'not-admitted',
      facts: { missing: 'no junit result of "unit" in dev yet' },
    });
    await project.tested('b', 'unit', 'dev');
    expect(await project.reached('b')).toEqual(['dev-approved']);
    expect(await project.request('v84', 'stage')).not.toBeInstanceOf(Refusal);
  });

  it('reaches its state when it has soaked, without anybody doing anything', async () => {
    await toDev();
    await project.promote('v84', 'stage');
    await project.converged('stage');
    await project.tested('b', 'integration', 'stage');
    await project.until('2026-01-01T01:59:59.000Z');
    expect(await project.reached('b')).toEqual(['dev-approved']);
    await project.until('2026-01-01T02:00:00.000Z');
    expect(await project.reached('b')).toEqual(['dev-approved', 'stage-approved']);
  });

  it('goes into prod with the word of two people who had no part in it', async () => {
    await toStage();
    const promotionId = await project.promote('v84', 'prod');
    expect(await project.waitsFor(promotionId)).toEqual([
      'approvals 0 of 2: needs 2 of release-managers (max wrote it, so cannot; carl cut it, so cannot; olga requested it, so cannot)',
    ]);
    for (const person of ['max', 'carl', 'olga']) {
      expect(await project.approve(promotionId, person)).toMatchObject({ code: 'duties-not-separate' });
    }
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'ana');
    expect(await project.statusOf(promotionId)).toBe('gated');
    await project.approve(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
    expect(await project.reached('b')).toContain('prod-approved');
    await project.converged('prod');
    expect(await project.statusOf(promotionId)).toBe('completed');
  });

  it('waits for stage when it is requested for prod too early, and goes on as soon as it can', async () => {
    await toDev();
    const promotionId = await project.promote('v84', 'prod');
    await project.approve(promotionId, 'ana');
    expect(await project.waitsFor(promotionId)).toContain('v84 has not converged in stage yet');
    await project.promote('v84', 'stage');
    await project.converged('stage');
    await project.tested('b', 'integration', 'stage');
    expect(await project.approve(promotionId, 'ana')).not.toBeInstanceOf(Refusal);
    await project.approve(promotionId, 'mei');
    expect(await project.waitsFor(promotionId)).toEqual([
      'v84 is not stage-approved yet: soaks 2h in stage until 1 Jan 2026 02:00 UTC',
    ]);
    await project.until('2026-01-01T02:00:00.000Z');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });
});

describe('a plan', () => {
  it('moves with the overlay: earlier words are void, and its proposer cannot approve', async () => {
    await toStage();
    const promotionId = await project.promote('v84', 'prod');
    await project.approve(promotionId, 'ana');
    const before = await project.promotion(promotionId);
    await project.overlay('prod', { 'web.replicas': 12 }, 'mei');
    const after = await project.promotion(promotionId);
    if (before.status !== 'gated' || after.status !== 'gated') throw new Error('it was to wait');
    expect(after.planHash).not.toBe(before.planHash);
    expect(after.approvals.size).toBe(0);
    expect(await project.approve(promotionId, 'mei', { planHash: before.planHash })).toMatchObject({
      code: 'plan-moved',
    });
    expect(await project.approve(promotionId, 'mei')).toMatchObject({
      code: 'duties-not-separate',
      facts: { as: 'overlay-proposer' },
    });
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'kim');
    expect(await project.declaredIn('prod')).toMatchObject({ configuration: { web: { replicas: 12 } } });
  });

  it('that cannot be made ends the promotion, and says why', async () => {
    await toStage();
    const promotionId = await project.promote('v84', 'prod');
    await project.overlay('prod', { 'web.timeout_ms': 1 }, 'mei');
    expect(await project.statusOf(promotionId)).toBe('failed');
  });

  it('moves with the evidence: a newer failure stops what was about to go', async () => {
    await toStage();
    const promotionId = await project.promote('v84', 'prod');
    await project.approve(promotionId, 'ana');
    await project.tested('b', 'integration', 'stage', 'failed');
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'mei');
    expect(await project.waitsFor(promotionId)).toEqual([
      'v84 is stage-approved, but since then junit "integration" failed in stage: 2 of 12 tests',
    ]);
    await project.tested('b', 'integration', 'stage');
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });
});

describe('promotions of one environment', () => {
  beforeEach(() => project.cut('v85', 'e'));

  it('give way to the newest request', async () => {
    const [first, second] = [await project.promote('v84', 'prod'), await project.promote('v85', 'prod')];
    expect(await project.statusOf(first)).toBe('superseded');
    expect(await project.statusOf(second)).toBe('gated');
  });

  it('are not doubled by asking for the same again', async () => {
    const [first, second] = [await project.promote('v84', 'prod'), await project.promote('v84', 'prod')];
    expect(await project.statusOf(first)).toBe('gated');
    expect(await project.statusOf(second)).toBe('superseded');
  });

  it('take each other’s place while they roll out', async () => {
    const first = await project.promote('v84', 'dev');
    const second = await project.promote('v85', 'dev');
    expect(await project.statusOf(first)).toBe('superseded');
    expect(await project.statusOf(second)).toBe('rolling-out');
  });

  it('are turned down for what is declared already', async () => {
    await project.promote('v84', 'dev');
    expect(await project.request('v84', 'dev')).toMatchObject({ code: 'already-declared' });
  });

  it('go back to an earlier release like to any other', async () => {
    await toDev();
    await toDev('v85', 'e');
    expect((await project.declaredIn('dev'))?.release.alias).toBe('v85');
    await project.promote('v84', 'dev');
    expect((await project.declaredIn('dev'))?.release.alias).toBe('v84');
  });

  it('end when they are called off, and let the next one go', async () => {
    const first = await project.promote('v84', 'prod');
    await project.told(new AbortPromotion(project.cause('olga'), 'checkout', first, 'found a bug'));
    expect(await project.statusOf(first)).toBe('aborted');
    expect(await project.statusOf(await toProd())).toBe('rolling-out');
  });
});
