import { audit } from './chapters/audit';
import { build } from './chapters/build';
import { changeByHand } from './chapters/by-hand';
import { govern } from './chapters/govern';
import { overlays, promoteThroughEvidence, promoteToProd } from './chapters/promote';
import { release } from './chapters/release';
import { resolve } from './chapters/resolve';
import { secondRelease } from './chapters/second-release';
import type { Narrator } from './narrator';
import type { World } from './world';

/** The whole loop, chapter by chapter; ends early, with an error, at the first fact that does not hold. */
export async function tellStory(world: World, story: Narrator, files: string): Promise<void> {
  const artifacts = await build(world, story, files, '1.0.0');
  const releaseId = await release(world, story, files, artifacts);
  await overlays(world, story);
  await promoteThroughEvidence(world, story, 'v1', files);
  const beforeProd = new Date().toISOString();
  await promoteToProd(world, story, 'v1');
  const found = await changeByHand(world, story);
  await resolve(world, story, found);
  await govern(world, story, files, artifacts);
  await secondRelease(world, story, files, artifacts);
  await audit(world, story, releaseId, beforeProd);
}
