import type { AProject } from './a-project';

/** v84 goes its way into prod: through dev and stage, where it is tested and soaks, with the word of two people. */
export async function throughTheStages(project: AProject): Promise<{ readonly promotionId: string }> {
  await project.configured();
  await project.cut('v84', 'b');
  await project.promote('v84', 'dev');
  await project.converged('dev');
  await project.tested('b', 'unit', 'dev');
  await project.promote('v84', 'stage');
  await project.converged('stage');
  await project.tested('b', 'integration', 'stage');
  await project.until('2026-01-01T02:00:00.000Z');
  const promotionId = await project.promote('v84', 'prod');
  await project.approve(promotionId, 'ana');
  await project.approve(promotionId, 'mei');
  return { promotionId };
}
