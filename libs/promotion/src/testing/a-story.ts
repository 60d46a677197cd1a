import type { AProject } from './a-project';
import { midnight } from './samples';

const HOUR = 3_600_000;
/** How long a release soaks on stage. */
const SOAK_HOURS = 2;

/** v84 goes its way into prod: through dev and stage, where it is tested and soaks, with the word of two people. */
export async function throughTheStages(project: AProject): Promise<{ readonly promotionId: string }> {
  await project.configured();
  return { promotionId: await releaseThroughTheStages(project, 'v84', 'b') };
}

/** The same of any release, the first or another one in turn; the id of its promotion into prod. */
export async function releaseThroughTheStages(
  project: AProject,
  name: string,
  letter: string,
  turn = 1,
): Promise<string> {
  await project.cut(name, letter);
  await project.promote(name, 'dev');
  await project.converged('dev');
  await project.tested(letter, 'unit', 'dev');
  await project.promote(name, 'stage');
  await project.converged('stage');
  await project.tested(letter, 'integration', 'stage');
  await project.until(new Date(Date.parse(midnight) + turn * SOAK_HOURS * HOUR).toISOString());
  const promotionId = await project.promote(name, 'prod');
  await project.approve(promotionId, 'ana');
  await project.approve(promotionId, 'mei');
  return promotionId;
}
