import { type AProject, aProject } from './testing/a-project';
import { Deeds } from './testing/deeds';

const END = '2026-01-02T06:00:00.000Z';
const FROZEN = 'frozen until 2 Jan 2026 06:00 UTC: the quarter is closed';
let project: AProject;
let deeds: Deeds;
let promotionId: string;

beforeEach(async () => {
  project = await aProject({ environments: { prod: { labels: { tier: 'prod' } } } });
  deeds = new Deeds(project);
  await project.configured();
  await project.cut('v84', 'b');
  await deeds.toStage();
  promotionId = await project.promote('v84', 'prod');
});

describe('a freeze that is declared while a promotion waits', () => {
  it('keeps it waiting with all approvals, until the freeze is over by itself', async () => {
    await deeds.freeze(END);
    await deeds.approvedByTwo(promotionId);
    expect(await project.waitsFor(promotionId)).toEqual([FROZEN]);
    await project.until('2026-01-02T05:59:59.999Z');
    expect(await project.statusOf(promotionId)).toBe('gated');
    await project.until(END);
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('lets it go as soon as somebody lifts it', async () => {
    const freezeId = await deeds.freeze(END, { labels: { tier: 'prod' } });
    await deeds.approvedByTwo(promotionId);
    expect(await project.waitsFor(promotionId)).toEqual([FROZEN]);
    await deeds.lift(freezeId);
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('that is about something else does not concern it', async () => {
    await deeds.freeze(END, { environments: ['stage'] });
    await deeds.approvedByTwo(promotionId);
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('that is to come does not concern it before, and does from its first instant', async () => {
    await deeds.freeze(END, { everything: true }, '2026-01-01T12:00:00.000Z');
    await project.approve(promotionId, 'ana');
    await project.until('2026-01-01T12:00:00.000Z');
    expect(await project.waitsFor(promotionId)).toContain(FROZEN);
    await project.approve(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('gated');
  });
});

describe('a freeze that is declared while a promotion is authorised', () => {
  beforeEach(async () => {
    project.processes.hold('promotion.authorized');
    await deeds.approvedByTwo(promotionId);
    expect(await project.statusOf(promotionId)).toBe('authorized');
  });

  it('is seen at the last look: it waits again, with its approvals, and goes when the freeze is over', async () => {
    await deeds.freeze(END);
    await project.processes.letGo();
    expect(await project.declaredIn('prod')).toBeUndefined();
    expect(await project.statusOf(promotionId)).toBe('gated');
    expect(await project.waitsFor(promotionId)).toEqual([FROZEN]);
    await project.until(END);
    expect((await project.declaredIn('prod'))?.release.alias).toBe('v84');
    await project.converged('prod');
    expect(await project.statusOf(promotionId)).toBe('completed');
  });

  it('makes it give way to the newer one that waits for it', async () => {
    await project.cut('v85', 'e');
    await deeds.freeze(END);
    const newer = await project.promote('v85', 'prod');
    await project.processes.letGo();
    expect(await project.statusOf(promotionId)).toBe('superseded');
    expect(await project.statusOf(newer)).toBe('gated');
  });
});

it('a freeze does not stop what rolls out already', async () => {
  await deeds.approvedByTwo(promotionId);
  await deeds.freeze(END);
  await project.converged('prod');
  expect(await project.statusOf(promotionId)).toBe('completed');
});
