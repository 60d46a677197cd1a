import { type AProject, aProject } from './testing/a-project';
import { Deeds } from './testing/deeds';

let project: AProject;
let deeds: Deeds;
let promotionId: string;

beforeEach(async () => {
  project = await aProject({ people: { ana: { aliases: ['ana-gh'] } } });
  deeds = new Deeds(project);
  await project.configured();
  await project.cut('v84', 'b');
  await deeds.toStage();
  promotionId = await project.promote('v84', 'prod');
});

describe('a word that is taken back', () => {
  it('while the plan waits is not there any more, and can be given again', async () => {
    await project.approve(promotionId, 'ana');
    await deeds.revoke(promotionId, 'ana-gh');
    await project.approve(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('gated');
    await project.approve(promotionId, 'ana');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('is too late when the intent stands', async () => {
    await deeds.approvedByTwo(promotionId);
    expect(await deeds.revoke(promotionId, 'ana')).toMatchObject({ code: 'too-late-to-revoke' });
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('changes nothing where it was never given', async () => {
    await project.approve(promotionId, 'ana');
    expect(await deeds.revoke(promotionId, 'mei')).toMatchObject({ changed: false });
  });
});

describe('a word that is taken back while the promotion is authorised', () => {
  beforeEach(async () => {
    project.processes.hold('promotion.authorized');
    await deeds.approvedByTwo(promotionId);
    expect(await project.statusOf(promotionId)).toBe('authorized');
  });

  it('is fenced in the environment first, so that nothing is declared any more', async () => {
    expect(await deeds.revoke(promotionId, 'mei')).toMatchObject({ changed: true });
    expect((await project.environment('prod')).withheld).toEqual(new Set([`${promotionId}#1`]));
    await project.processes.letGo();
    expect(await project.declaredIn('prod')).toBeUndefined();
    expect(await project.statusOf(promotionId)).toBe('gated');
    expect(await project.waitsFor(promotionId)).toMatchObject(
      [/^approvals 1 of 2/].map((text) => expect.stringMatching(text) as string),
    );
  });

  it('lets it be authorised again with another word, and declared then', async () => {
    await deeds.revoke(promotionId, 'mei');
    await project.processes.letGo();
    await project.approve(promotionId, 'kim');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
    expect((await project.declaredIn('prod'))?.release.alias).toBe('v84');
  });

  it('is too late when the intent was declared in between, and nothing is taken back', async () => {
    project.processes.hold('intent.declared');
    await project.processes.settle();
    expect(await project.statusOf(promotionId)).toBe('authorized');
    expect(await deeds.revoke(promotionId, 'mei')).toMatchObject({ code: 'too-late-to-revoke' });
    await project.processes.letGo();
    await project.converged('prod');
    expect(await project.statusOf(promotionId)).toBe('completed');
  });

  it('lets the newer one take its place that waited for it to go', async () => {
    await project.cut('v85', 'e');
    const newer = await project.promote('v85', 'prod');
    await deeds.revoke(promotionId, 'mei');
    await project.processes.letGo();
    expect(await project.statusOf(promotionId)).toBe('superseded');
    expect(await project.statusOf(newer)).toBe('gated');
  });
});

it('a word more than is needed keeps it authorised when one is taken back', async () => {
  const prod = { 'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }, { soak: '4h' }] } };
  project = await aProject({ states: prod, environments: { stage: { admits: 'candidate', after: [] } } });
  deeds = new Deeds(project);
  await project.configured();
  await project.cut('v84', 'b');
  await project.promote('v84', 'stage');
  await project.converged('stage');
  const waiting = await project.promote('v84', 'prod');
  for (const person of ['ana', 'mei', 'kim']) await project.approve(waiting, person);
  project.processes.hold('promotion.authorized');
  await project.until('2026-01-01T04:00:00.000Z');
  expect(await project.statusOf(waiting)).toBe('authorized');
  await deeds.revoke(waiting, 'kim');
  await project.processes.letGo();
  expect(await project.statusOf(waiting)).toBe('rolling-out');
});
