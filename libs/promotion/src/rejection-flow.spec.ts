import { type AProject, aProject } from './testing/a-project';
import { Deeds } from './testing/deeds';

let project: AProject;
let deeds: Deeds;
let promotionId: string;

beforeEach(async () => {
  project = await aProject();
  deeds = new Deeds(project);
  await project.configured();
  await project.cut('v84', 'b');
  await deeds.toStage();
  promotionId = await project.promote('v84', 'prod');
});

describe('a rejected release', () => {
  it('fails what is open for it, and is refused at the door', async () => {
    await project.approve(promotionId, 'ana');
    await deeds.reject('v84');
    expect(await project.statusOf(promotionId)).toBe('failed');
    expect(await project.request('v84', 'prod')).toMatchObject({
      ...{ code: 'release-rejected', facts: { release: 'v84', person: 'ana', reason: 'loses orders' } },
    });
    expect(await deeds.again('rollback', 'v84', 'dev')).toMatchObject({ code: 'release-rejected' });
  });

  it('goes elsewhere where it is rejected for some environments only', async () => {
    await deeds.reject('v84', ['prod']);
    expect(await project.statusOf(promotionId)).toBe('failed');
    expect(await project.request('v84', 'prod')).toMatchObject({ code: 'release-rejected' });
    await project.cut('v85', 'e');
    await project.promote('v85', 'dev');
    expect(await project.request('v84', 'dev')).toMatchObject({ changed: true });
  });

  it('goes on when that is lifted', async () => {
    await deeds.reject('v84');
    await deeds.liftRejection('v84');
    const again = await project.promote('v84', 'prod');
    await deeds.approvedByTwo(again);
    expect(await project.statusOf(again)).toBe('rolling-out');
  });

  it('is not declared though it was authorised before', async () => {
    project.processes.hold('promotion.authorized');
    await deeds.approvedByTwo(promotionId);
    await deeds.reject('v84');
    await project.processes.letGo();
    expect(await project.declaredIn('prod')).toBeUndefined();
    expect(await project.statusOf(promotionId)).toBe('failed');
  });

  it('is not declared though that was lifted again, once its promotion has failed', async () => {
    project.processes.hold('promotion.authorized');
    await deeds.approvedByTwo(promotionId);
    project.processes.hold('release.rejected');
    await deeds.reject('v84');
    await project.processes.letGo();
    await deeds.liftRejection('v84');
    expect(await project.declaredIn('prod')).toBeUndefined();
    expect(await project.statusOf(promotionId)).toBe('failed');
  });
});

it('a promotion that was let in beside a rejection waits, and goes on as soon as that is lifted', async () => {
  await deeds.reject('v84');
  const late = await project.letIn('b', 'prod');
  await deeds.approvedByTwo(late);
  expect(await project.waitsFor(late)).toEqual(['v84 was rejected by ana: loses orders']);
  await deeds.liftRejection('v84');
  expect(await project.statusOf(late)).toBe('rolling-out');
});

it('a release reaches the state that it was kept from as soon as its rejection is lifted', async () => {
  await project.cut('v85', 'e');
  await project.promote('v85', 'dev');
  await project.converged('dev');
  await deeds.reject('v85');
  await project.tested('e', 'unit', 'dev');
  expect(await project.reached('e')).toEqual([]);
  await deeds.liftRejection('v85');
  expect(await project.reached('e')).toEqual(['dev-approved']);
});
