import { setTimeout as sleep } from 'node:timers/promises';
import type { BuiltArtifact } from '../build';
import type { Narrator } from '../narrator';
import { cut, offer } from '../offer';
import type { PromotionView } from '../questions';
import { environmentAt, promotionWhen } from '../questions';
import { until } from '../until';
import type { EnvironmentName, World } from '../world';
import { PROJECT } from '../world';
import { attest, converge, request } from './promote';

const path = { project: PROJECT };
const SECOND = 1000;
/** Long enough to be seen in force, short enough to be seen ending. */
const EXCEPTION_MS = 10 * SECOND;

/** A second release: by itself to stage, back again, and to prod through a freeze and an exception that ends. */
export async function secondRelease(
  world: World,
  story: Narrator,
  files: string,
  artifacts: readonly BuiltArtifact[],
): Promise<void> {
  story.chapter('8  A second release: by itself to stage, back and held, then to prod');
  await cut(world, await offer(world, files, artifacts, { timeoutMs: 1200 }), 'v3');
  await converge(world, story, await request(world, 'v3', 'dev'), 'dev');
  await attest(world, story, 'v3', { files, environment: 'dev', suite: 'unit', state: 'dev-approved' });
  await isIn(world, 'stage', 'v3');
  story.fact('stage has v3: nobody asked, it was ready');

  await rollBack(world, story);
  await attest(world, story, 'v3', { files, environment: 'stage', suite: 'integration', state: 'stage-approved' });
  await throughTheFreeze(world, story);
}

async function rollBack(world: World, story: Narrator): Promise<void> {
  const { data } = await world.as('olga').POST('/v1/projects/{project}/promotions', {
    params: { path },
    body: { release: 'v1', environment: 'stage', kind: 'rollback', reason: 'carts are slow' },
  });
  await converge(world, story, data?.promotionId ?? '', 'stage');
  await sleep(3 * SECOND);
  const now = await environmentAt(world, 'stage');
  story.hold(
    `rolled back to v1, and it holds: ${String(now?.paused?.reason)}`,
    now?.intent?.release.alias === 'v1' && now.paused !== null,
    now,
  );
  await world.as('mei').POST('/v1/projects/{project}/environments/{environment}/automation/resume', {
    params: { path: { ...path, environment: 'stage' } },
    body: { reason: 'it was the network' },
  });
  await isIn(world, 'stage', 'v3');
  story.fact('mei resumes automation: v3 comes back by itself');
}

async function throughTheFreeze(world: World, story: Narrator): Promise<void> {
  const frozen = await world.as('ana').POST('/v1/projects/{project}/freezes', {
    params: { path },
    body: { name: 'sale', scope: { labels: { tier: 'prod' } }, until: later(3600 * SECOND), reason: 'the sale is on' },
  });
  const promotionId = await request(world, 'v3', 'prod');
  const { planHash } = await promotionWhen(world, promotionId, 'prod is planned', ({ gates }) => gates.length > 0);
  for (const who of ['ana', 'mei'] as const) {
    await world.as(who).POST('/v1/projects/{project}/promotions/{promotionId}/approvals', {
      params: { path: { ...path, promotionId } },
      body: { planHash: planHash ?? '' },
    });
  }
  const blocked = await promotionWhen(world, promotionId, 'both agreed', (view) => openGates(view).length === 2);
  story.fact(`ana and mei approve, and v3 waits all the same: ${openGates(blocked).join(' and ')}`);

  const end = later(EXCEPTION_MS);
  await except(world, end);
  await promotionWhen(world, promotionId, 'soak is excepted', (view) => openGates(view).length === 1);
  story.fact(`soak is excepted until ${end.slice(11, 19)}, asked by olga, granted by kim; the freeze is not`);
  await promotionWhen(world, promotionId, 'the exception ends', (view) => openGates(view).length === 2);
  story.hold(`${end.slice(11, 19)} is over: soak holds it again`, Date.now() >= Date.parse(end));

  await except(world, later(600 * SECOND));
  await world.as('mei').POST('/v1/projects/{project}/freezes/{freezeId}/lift', {
    params: { path: { ...path, freezeId: frozen.data?.freezeId ?? '' } },
    body: { reason: 'the sale is over' },
  });
  story.fact('excepted again, and mei lifts the freeze');
  await converge(world, story, promotionId, 'prod');
}

/** olga asks, kim agrees. */
async function except(world: World, end: string): Promise<void> {
  const asked = await world.as('olga').POST('/v1/projects/{project}/exceptions', {
    params: { path },
    body: {
      waives: { gate: 'soak:stage', environment: 'prod', release: 'v3' },
      until: end,
      reason: 'soaked before it went back',
    },
  });
  await world.as('kim').POST('/v1/projects/{project}/exceptions/{exceptionId}/approvals', {
    params: { path: { ...path, exceptionId: asked.data?.exceptionId ?? '' } },
    body: {},
  });
}

const openGates = ({ gates }: PromotionView) => gates.filter(({ holds }) => !holds).map(({ gate }) => gate);
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

async function isIn(world: World, environment: EnvironmentName, alias: string): Promise<void> {
  await until(`${alias} is in ${environment}`, async () => {
    const now = await environmentAt(world, environment);
    return now?.intent?.release.alias === alias && now.status === 'converged';
  });
}
