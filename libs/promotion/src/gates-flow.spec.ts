import type { Refusal } from '@ledgerline/kernel';
import { type AProject, aProject, type Otherwise } from './testing/a-project';
import { Deeds } from './testing/deeds';

const HARMLESS = 'release.migrations.all(m, m.safety == "additive")';
const managers = { approvals: { of: 'release-managers', count: 1 } };
let project: AProject;
let deeds: Deeds;

/** A prod with nothing before it. */
async function prodWith(gates: NonNullable<Otherwise['states']>[string]['gates'], more: Otherwise = {}): Promise<void> {
  const environments = { prod: { after: [] } };
  project = await aProject({ states: { 'prod-approved': { gates } }, environments, ...more });
  deeds = new Deeds(project);
  await project.configured();
}

describe('a migration that nobody knows to be harmless', () => {
  const owners = { of: 'database-owners', count: 1, comment: 'required' } as const;
  const asOwner = { groups: ['database-owners'] };
  let promotionId: string;

  beforeEach(async () => {
    await prodWith([managers, { expression: HARMLESS, otherwise: { approvals: owners } }]);
    await project.cut('v84', 'b', ['0001']);
    promotionId = await project.promote('v84', 'prod');
  });

  it('stops at its gate until the database’s owners have looked at it', async () => {
    await project.approve(promotionId, 'ana');
    expect(await project.waitsFor(promotionId)).toEqual([
      `${HARMLESS} does not hold; approvals 0 of 1: needs one of database-owners, with a comment (max wrote it, so cannot; carl cut it, so cannot; olga requested it, so cannot)`,
    ]);
    expect(await project.approve(promotionId, 'kim', asOwner)).toMatchObject({ code: 'comment-required' });
    await project.approve(promotionId, 'kim', { ...asOwner, comment: 'backed up' });
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('asks them again when the plan moves', async () => {
    await project.approve(promotionId, 'kim', { ...asOwner, comment: 'backed up' });
    await project.overlay('prod', { 'web.replicas': 12 }, 'mei');
    await project.approve(promotionId, 'ana');
    expect(await project.statusOf(promotionId)).toBe('gated');
    await project.approve(promotionId, 'kim', { ...asOwner, comment: 'still backed up' });
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('asks nobody once it is applied', async () => {
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'kim', { ...asOwner, comment: 'backed up' });
    await project.cut('v85', 'e', ['0001']);
    const next = await project.promote('v85', 'prod');
    await project.approve(next, 'ana');
    expect(await project.statusOf(next)).toBe('rolling-out');
  });

  it('does not run before one that is applied', async () => {
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'kim', { ...asOwner, comment: 'backed up' });
    await project.cut('v85', 'e', ['0000', '0001']);
    const next = await project.promote('v85', 'prod');
    await project.approve(next, 'ana');
    await project.approve(next, 'kim', { ...asOwner, comment: 'it is fine' });
    expect(await project.waitsFor(next)).toEqual([
      'orders/0000 would run after 0001, which comes behind it and is applied there',
    ]);
  });

  it('is not left behind by an earlier release', async () => {
    await project.approve(promotionId, 'ana');
    await project.approve(promotionId, 'kim', { ...asOwner, comment: 'backed up' });
    await project.cut('v85', 'e', ['0001', '0002']);
    const next = await project.promote('v85', 'prod');
    await project.approve(next, 'ana');
    await project.approve(next, 'kim', { ...asOwner, comment: 'backed up' });
    const back = await deeds.back('rollback', 'v84', 'prod');
    await project.approve(back, 'ana');
    expect(await project.waitsFor(back)).toEqual([
      'orders/0002 is unknown and cannot be undone: v84 would run on what it left',
    ]);
  });
});

it('a gate that only warns never stops anything', async () => {
  const never = { expression: 'false', mode: 'warn' } as const;
  await prodWith([managers, never, { soak: '24h', mode: 'warn' }]);
  await project.cut('v84', 'b');
  const promotionId = await project.promote('v84', 'prod');
  expect(await project.waitsFor(promotionId)).toHaveLength(3);
  await project.approve(promotionId, 'ana');
  expect(await project.statusOf(promotionId)).toBe('rolling-out');
});

describe('a hundred approvals at once', () => {
  it('by one person under several names count once', async () => {
    const names = ['ana', 'Ana', 'ANA', 'ana-gh', 'ana@acme.example', 'ａｎａ'];
    await prodWith([{ approvals: { of: 'release-managers', count: 2 } }], {
      people: { ana: { aliases: ['ana-gh', 'ana@acme.example'] } },
    });
    await project.cut('v84', 'b');
    const promotionId = await project.promote('v84', 'prod');
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => project.approve(promotionId, names[index % names.length] ?? 'ana')),
    );
    expect(answers.filter((answer) => 'changed' in answer && answer.changed)).toHaveLength(1);
    expect(answers.filter((answer) => 'code' in (answer as Refusal))).toEqual([]);
    const state = await project.promotion(promotionId);
    expect('approvals' in state && [...state.approvals.keys()]).toEqual(['ana']);
    expect(state.status).toBe('gated');
    await project.approve(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });
});

it('a word by role counts for the role that the person came with', async () => {
  await prodWith([{ approvals: { role: 'operator', count: 1 } }]);
  await project.cut('v84', 'b');
  const promotionId = await project.promote('v84', 'prod');
  expect(await project.approve(promotionId, 'ana', { role: 'developer' })).toMatchObject({ code: 'not-in-group' });
  await project.approve(promotionId, 'ana', { role: 'operator' });
  expect(await project.statusOf(promotionId)).toBe('rolling-out');
});
