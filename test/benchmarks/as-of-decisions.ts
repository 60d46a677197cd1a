import { DecisionReader } from '../../libs/promotion/src/replay/decision-reader';
import { DecisionReplays } from '../../libs/promotion/src/replay/decision-replays';
import { aProject } from '../../libs/promotion/src/testing/a-project';
import { releaseThroughTheStages } from '../../libs/promotion/src/testing/a-story';

/** Each stands for one release. */
const LETTERS = '0123456789abcdef';
const SECONDS = 5;

/** Policies and inputs rebuilt from the streams as they stood then, on a ledger in memory: what it costs without any disk. */
export async function rebuiltPerSecond(): Promise<number> {
  const project = await aProject();
  await project.configured();
  for (const [index, letter] of Array.from(LETTERS).entries()) {
    await releaseThroughTheStages(project, `v${String(index)}`, letter, index + 1);
  }
  const { log, catalog } = project.ledger;
  const replays = new DecisionReplays(log, catalog, new DecisionReader(log, catalog));
  const until = (await log.head()) ?? 0n;
  let decisions = 0;
  const begun = performance.now();
  while (performance.now() - begun < SECONDS * 1_000) {
    const stretch = { project: 'checkout', after: undefined, since: 0n, until };
    const page = await replays.page(stretch, 1_000_000, 'ledger', (_, { outcome }) => {
      if (outcome !== 'same') throw new Error(`a decision is ${outcome}`);
      return 'go-on';
    });
    decisions += page.decisions;
  }
  return Math.round(decisions / ((performance.now() - begun) / 1_000));
}
