import type { Narrator } from '../narrator';
import { findingsOf } from '../questions';
import { until } from '../until';
import type { World } from '../world';
import { PROJECT } from '../world';
import type { ByHand } from './by-hand';

const path = { project: PROJECT, environment: 'prod' };

/** What is asked before anything is done about it: what it is, what it would take to keep it, and to undo it. */
async function explain(world: World, story: Narrator, { index, setting, file }: ByHand): Promise<void> {
  const olga = world.as('olga');
  for (const { findingId } of [file, index, setting]) {
    const params = { params: { path: { project: PROJECT, findingId } } };
    const { data } = await olga.GET('/v1/projects/{project}/findings/{findingId}', params);
    story.hold(
      `${findingId} explained: ${String(data?.because)}`,
      data !== undefined && data.because !== '' && data.capture.says !== '' && data.revert.says !== '',
      data,
    );
    story.note(`keep it: ${String(data?.capture.says)}`);
    story.note(`undo it: ${String(data?.revert.says)}`);
  }
  const ofIndex = { params: { path: { project: PROJECT, findingId: index.findingId } } };
  const revert = await olga.GET('/v1/projects/{project}/findings/{findingId}/revert', ofIndex);
  const drop = revert.data?.statements ?? [];
  story.hold(`no database is changed by itself: ${drop.join(' ')}`, drop.join().includes('DROP INDEX'), revert.data);
  const ofSetting = { params: { path: { project: PROJECT, findingId: setting.findingId } } };
  const capture = await olga.GET('/v1/projects/{project}/findings/{findingId}/capture', ofSetting);
  const diff = capture.data?.diff ?? '';
  story.hold('what a capture would propose is shown first', diff.includes('60s'), capture.data);
  for (const line of diff.split('\n').filter(Boolean)) story.note(line);
}

/** Each finding ends in intent, in a revert, or in an exception that ends; the next complete observation closes it. */
export async function resolve(world: World, story: Narrator, found: ByHand): Promise<void> {
  story.chapter('6  Captured, reverted, excepted: every finding ends');
  const olga = world.as('olga');
  await explain(world, story, found);

  for (const finding of [found.flag, found.file]) {
    await olga.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/revert', {
      params: { path: { ...path, findingId: finding.findingId } },
      body: { reason: 'nobody declared it' },
    });
  }
  story.fact(
    `${found.flag.findingId} and ${found.file.findingId} are to be reverted: the deployer restores what is declared`,
  );
  await closedAs(world, story, found.flag.findingId, 'reverted');
  await closedAs(world, story, found.file.findingId, 'reverted');

  const until_ = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString();
  const accepted = await olga.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/accept', {
    params: { path: { ...path, findingId: found.index.findingId } },
    body: { until: until_, reason: 'load test' },
  });
  story.fact(`the index may stay until ${until_.slice(0, 10)} (${String(accepted.data?.exceptionId)}: load test)`);
  await closedAs(world, story, found.index.findingId, 'excepted');

  const captured = await olga.POST('/v1/projects/{project}/environments/{environment}/findings/{findingId}/capture', {
    params: { path: { ...path, findingId: found.setting.findingId } },
    body: { reason: 'the month-end report needs a minute' },
  });
  const proposalId = captured.data?.proposalId ?? '';
  story.fact(`olga captures ${found.setting.findingId}: statement_timeout becomes a proposed overlay change`);
  await until('the proposal can be approved', async () => {
    const { data } = await world
      .as('mei')
      .POST('/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/approval', {
        params: { path: { ...path, proposalId } },
      });
    return data?.effective;
  });
  story.fact('mei of orders-team, who own the setting, approves it: it is intent now');
  await closedAs(world, story, found.setting.findingId, 'captured');
}

async function closedAs(world: World, story: Narrator, findingId: string, as: string): Promise<void> {
  const finding = await until(`${findingId} closes`, async () => {
    const one = (await findingsOf(world, 'prod')).find((finding) => finding.findingId === findingId);
    return one?.closedAs != null ? one : undefined;
  });
  story.hold(`${findingId} closed by the next complete observation: ${as}`, finding.closedAs === as, finding);
}
