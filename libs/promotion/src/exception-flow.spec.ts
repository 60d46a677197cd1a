import { type AProject, aProject } from './testing/a-project';
import { Deeds } from './testing/deeds';

const END = '2026-01-01T10:00:00.000Z';
const gates = [{ approvals: { of: 'release-managers', count: 2 } }, { soak: '24h' }];
let project: AProject;
let deeds: Deeds;
let promotionId: string;

async function start(): Promise<void> {
  project = await aProject({
    states: { 'prod-approved': { gates } },
    environments: { stage: { admits: 'candidate', after: [] } },
    governance: { exceptions: { of: 'platform-leads' } },
    people: { olga: { aliases: ['olga-gh'] } },
  });
  deeds = new Deeds(project);
  await project.configured();
  await project.cut('v84', 'b');
  await project.promote('v84', 'stage');
  await project.converged('stage');
  promotionId = await project.promote('v84', 'prod');
}

beforeEach(start);

describe('an exception', () => {
  it('waives nothing until somebody else than its requester agrees', async () => {
    const exceptionId = await deeds.wantException('soak', END);
    await deeds.approvedByTwo(promotionId);
    for (const name of ['olga', 'olga-gh', 'OLGA']) {
      expect(await deeds.agree(exceptionId, name)).toMatchObject({ code: 'duties-not-separate' });
    }
    expect(await project.waitsFor(promotionId)).toEqual(['soaks 24h in stage until 2 Jan 2026 00:00 UTC']);
    expect(await deeds.agree(exceptionId, 'ana')).toMatchObject({ granted: true });
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('blocks again when its end comes, without anybody doing anything', async () => {
    await deeds.except('soak', END);
    await project.approve(promotionId, 'ana');
    expect(await project.waitsFor(promotionId)).toEqual([
      'approvals 1 of 2: needs one more of release-managers (max wrote it, so cannot; carl cut it, so cannot; olga requested it, so cannot)',
    ]);
    await project.until(END);
    expect(await project.waitsFor(promotionId)).toContain('soaks 24h in stage until 2 Jan 2026 00:00 UTC');
    await project.approve(promotionId, 'mei');
    expect(await project.statusOf(promotionId)).toBe('gated');
    await project.until('2026-01-02T00:00:00.000Z');
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
  });

  it('is announced before it ends, and expires once', async () => {
    await deeds.except('soak', END);
    const granted = ['exception.requested', 'exception.approved', 'exception.granted'];
    await project.until('2026-01-01T08:59:59.999Z');
    expect(await project.typesIn('exceptions-checkout')).toEqual(granted);
    await project.until('2026-01-01T09:00:00.000Z');
    expect(await project.typesIn('exceptions-checkout')).toEqual([...granted, 'exception.ending-announced']);
    await project.until(END);
    await project.until('2026-01-02T00:00:00.000Z');
    expect((await project.typesIn('exceptions-checkout')).slice(granted.length)).toEqual([
      'exception.ending-announced',
      'exception.expired',
    ]);
  });

  it('blocks again when somebody ends it before', async () => {
    const exceptionId = await deeds.except('soak', END);
    await deeds.endException(exceptionId);
    await deeds.approvedByTwo(promotionId);
    expect(await project.statusOf(promotionId)).toBe('gated');
  });

  it('for one release is not for another', async () => {
    const exceptionId = await deeds.wantException('soak', END, 'olga', 'v84');
    expect(await deeds.agree(exceptionId, 'max')).toMatchObject({
      code: 'duties-not-separate',
      facts: { as: 'author' },
    });
    expect(await deeds.agree(exceptionId, 'carl')).toMatchObject({ code: 'duties-not-separate' });
    expect(await deeds.agree(exceptionId, 'ana')).toMatchObject({ granted: true });
    await project.cut('v85', 'e');
    await project.promote('v85', 'stage');
    await project.converged('stage');
    const other = await project.promote('v85', 'prod');
    await deeds.approvedByTwo(other);
    expect(await project.waitsFor(other)).toEqual(['soaks 24h in stage until 2 Jan 2026 00:00 UTC']);
  });

  it('from a freeze lets a promotion through it, once, to its end', async () => {
    await deeds.freeze('2026-01-05T06:00:00.000Z');
    await deeds.except('freeze:q4-close', END);
    await deeds.except('soak', END);
    await deeds.approvedByTwo(promotionId);
    expect(await project.statusOf(promotionId)).toBe('rolling-out');
    const types = await project.typesIn(`promotion-${promotionId}`);
    expect(types.filter((type) => type === 'promotion.authorized')).toHaveLength(1);
  });

  it('is for a gate that is there', async () => {
    await expect(deeds.wantException('moonshine', END)).rejects.toThrow('no-such-gate');
    await expect(deeds.wantException('rejected', END)).rejects.toThrow('no-such-gate');
  });
});
