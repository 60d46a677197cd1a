import { type AProject, aProject } from './testing/a-project';
import { Deeds } from './testing/deeds';

const MINUTES_LATER = '2026-01-01T00:15:00.000Z';
let project: AProject;
let deeds: Deeds;
let promotionId: string;

beforeEach(async () => {
  project = await aProject({
    governance: { 'break-glass': { of: 'platform-leads' } },
    people: { ana: { aliases: ['ana-gh'] } },
  });
  deeds = new Deeds(project);
  await project.configured();
  await project.cut('v84', 'b');
  promotionId = await project.promote('v84', 'prod');
});

describe('glass', () => {
  it('is broken by two people: the promotion goes where no gate would have let it', async () => {
    await deeds.breakGlass(promotionId, 'ana');
    expect(await project.statusOf(promotionId)).toBe('gated');
    await deeds.breakGlass(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
    expect((await project.declaredIn('prod'))?.release.alias).toBe('v84');
  });

  it.each(['ana', 'Ana', 'ana-gh'])('is not broken by one person, who comes again as %s', async (name) => {
    await deeds.breakGlass(promotionId, 'ana');
    expect(await deeds.breakGlass(promotionId, name)).toMatchObject({ code: 'second-person-needed' });
    expect(await project.statusOf(promotionId)).toBe('gated');
  });

  it('is not broken by a second person who comes when the minutes of the first are over', async () => {
    await deeds.breakGlass(promotionId, 'ana');
    await project.until(MINUTES_LATER);
    expect(await deeds.breakGlass(promotionId, 'mei')).toMatchObject({ changed: true });
    expect(await project.statusOf(promotionId)).toBe('gated');
    await deeds.breakGlass(promotionId, 'ana');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('is broken for the plan that both saw, and for no other', async () => {
    const planHash = await project.planHash(promotionId);
    await deeds.breakGlass(promotionId, 'ana');
    await project.overlay('prod', { 'web.replicas': 12 }, 'kim');
    expect(await deeds.breakGlass(promotionId, 'mei', planHash)).toMatchObject({ code: 'plan-moved' });
    expect(await deeds.breakGlass(promotionId, 'mei')).toMatchObject({ changed: true });
    expect(await project.statusOf(promotionId)).toBe('gated');
  });

  it('breaks a freeze, too', async () => {
    await deeds.freeze('2026-01-05T06:00:00.000Z');
    for (const person of ['ana', 'mei']) await deeds.breakGlass(promotionId, person);
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('does not let a rejected release go', async () => {
    await deeds.reject('v84', ['dev']);
    await deeds.breakGlass(promotionId, 'ana');
    project.processes.hold('promotion.authorized');
    await deeds.breakGlass(promotionId, 'mei');
    await deeds.reject('v84');
    await project.processes.letGo();
    expect(await project.declaredIn('prod')).toBeUndefined();
    expect(await project.statusOf(promotionId)).toBe('failed');
  });

  it('that was broken for an earlier plan opens no freeze to the next', async () => {
    await deeds.toStage();
    project.processes.hold('promotion.glass-broken');
    for (const person of ['ana', 'mei']) await deeds.breakGlass(promotionId, person);
    await project.overlay('prod', { 'web.replicas': 12 }, 'kim');
    await project.processes.letGo();
    expect(await project.statusOf(promotionId)).toBe('gated');
    project.processes.hold('promotion.authorized');
    await deeds.approvedByTwo(promotionId);
    await deeds.freeze('2026-01-05T06:00:00.000Z');
    await project.processes.letGo();
    expect(await project.declaredIn('prod')).toBeUndefined();
    expect(await project.waitsFor(promotionId)).toEqual(['frozen until 5 Jan 2026 06:00 UTC: the quarter is closed']);
  });
});

describe('the review of broken glass', () => {
  const owed = async () => {
    const state = await project.promotion(promotionId);
    return state.status === 'unknown' ? undefined : state.glass?.review;
  };

  it('is open until somebody writes it, also when the promotion is over', async () => {
    expect(await deeds.review(promotionId)).toMatchObject({ code: 'nothing-was-broken' });
    for (const person of ['ana', 'mei']) await deeds.breakGlass(promotionId, person);
    expect(await owed()).toBe('owed');
    await project.converged('prod');
    expect(await project.statusOf(promotionId)).toBe('completed');
    expect(await owed()).toBe('owed');
    expect(await deeds.review(promotionId)).toMatchObject({ changed: true });
    expect(await owed()).toBe('written');
    expect(await deeds.review(promotionId, 'mei')).toMatchObject({ changed: false });
  });
});
