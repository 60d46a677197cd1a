import type { Narrator } from '../narrator';
import { promotionWhen } from '../questions';
import { until } from '../until';
import { runSuite } from '../verify';
import type { EnvironmentName, World } from '../world';
import { environments, PROJECT } from '../world';

/** Every environment gets its own ports as a reviewed overlay; prod more replicas, too. */
export async function overlays(world: World, story: Narrator): Promise<void> {
  story.chapter('3  Environments: three real ones, each with a small reviewed overlay');
  for (const environment of environments) {
    const { ports, root } = world.places[environment];
    const changes: Record<string, never> = {
      'web.port': ports.web as never,
      'worker.port': ports.worker as never,
      ...(environment === 'prod' && { 'web.replicas': 3 as never }),
    };
    const path = { project: PROJECT, environment };
    const proposed = await world
      .as('olga')
      .POST('/v1/projects/{project}/environments/{environment}/overlay/proposals', {
        params: { path },
        body: { changes, reason: `where ${environment} runs` },
      });
    const proposalId = proposed.data?.proposalId ?? '';
    const approve = (who: 'ana' | 'mei') =>
      world.as(who).POST('/v1/projects/{project}/environments/{environment}/overlay/proposals/{proposalId}/approval', {
        params: { path: { ...path, proposalId } },
      });
    if (environment === 'prod') {
      const other = await approve('mei').catch((error: unknown) => error as { code?: string });
      story.hold(
        'mei approves what is owned by web-team: refused, not-in-group',
        'code' in other && other.code === 'not-in-group',
        other,
      );
    }
    const approved = await approve('ana');
    story.hold(
      `${environment.padEnd(5)} overlay: ${Object.keys(changes).join(', ')}; proposed by olga, approved by ana of web-team`,
      approved.data?.effective === true,
    );
    story.note(`database checkout_${environment}, flagd file and processes below ${root.replace(world.dataDir, '…')}`);
  }
}

/** dev and stage: nobody has to be asked, but the evidence of the state below has to be there. */
export async function promoteThroughEvidence(
  world: World,
  story: Narrator,
  release: string,
  files: string,
): Promise<void> {
  story.chapter('4  Promotion: dev → stage → prod, the same digests all the way');
  await refusedAheadOfTime(world, story, release);
  await promote(world, story, release, 'dev');
  await attest(world, story, release, { files, environment: 'dev', suite: 'unit', state: 'dev-approved' });
  await promote(world, story, release, 'stage');
  await attest(world, story, release, { files, environment: 'stage', suite: 'integration', state: 'stage-approved' });
}

async function refusedAheadOfTime(world: World, story: Narrator, release: string): Promise<void> {
  const refused = await request(world, release, 'stage').catch(
    (error: unknown) => error as { code?: string; message: string },
  );
  story.hold(
    'straight to stage is refused: not-admitted',
    typeof refused === 'object' && 'code' in refused && refused.code === 'not-admitted',
    refused,
  );
}

export async function request(world: World, release: string, environment: EnvironmentName): Promise<string> {
  const { data } = await world.as('olga').POST('/v1/projects/{project}/promotions', {
    params: { path: { project: PROJECT } },
    body: { release, environment, reason: `${release} to ${environment}` },
  });
  return data?.promotionId ?? '';
}

async function promote(world: World, story: Narrator, release: string, environment: EnvironmentName): Promise<void> {
  const promotionId = await request(world, release, environment);
  await converge(world, story, promotionId, environment);
}

export async function converge(
  world: World,
  story: Narrator,
  promotionId: string,
  environment: EnvironmentName,
): Promise<void> {
  const done = await promotionWhen(world, promotionId, `${environment} converges`, ({ status }) =>
    ['completed', 'failed', 'aborted', 'superseded'].includes(status),
  );
  story.hold(`${environment} converged: every detector saw what is declared`, done.status === 'completed', [
    done.status,
    done.ended,
  ]);
  const answer = (await (await fetch(`http://127.0.0.1:${String(world.places[environment].ports.web)}/`)).json()) as {
    version: string;
    digest: string;
  };
  story.note(`web answers there: version ${answer.version}, ${answer.digest.slice(0, 19)}…`);
}

interface Attestation {
  readonly files: string;
  readonly environment: EnvironmentName;
  readonly suite: string;
  readonly state: string;
}

export async function attest(
  world: World,
  story: Narrator,
  release: string,
  { files, environment, suite, state }: Attestation,
): Promise<void> {
  const { ports } = world.places[environment];
  const document = await runSuite(files, suite, {
    WEB_URL: `http://127.0.0.1:${String(ports.web)}/`,
    WORKER_URL: `http://127.0.0.1:${String(ports.worker)}/`,
  });
  const attached = await world.as('ci').POST('/v1/projects/{project}/releases/{ref}/evidence', {
    params: { path: { project: PROJECT, ref: release } },
    body: { kind: 'junit', suite, environment, document },
  });
  story.hold(
    `junit "${suite}" ran in ${environment}: ${String(attached.data?.summary.tests)} tests, ${String(attached.data?.verdict)}`,
    attached.data?.verdict === 'passed',
  );
  await until(`${state} is reached`, async () => {
    const { data } = await world.as('ida').GET('/v1/projects/{project}/releases/{ref}', {
      params: { path: { project: PROJECT, ref: release } },
    });
    return data?.states.some((reached) => reached.state === state);
  });
  story.fact(`${release} is ${state}`);
}

/** prod: two people who had no part in it give their word for exactly this plan. */
export async function promoteToProd(world: World, story: Narrator, release: string): Promise<void> {
  const promotionId = await request(world, release, 'prod');
  const planned = await promotionWhen(
    world,
    promotionId,
    'prod is planned',
    ({ planHash, gates }) => planHash !== null && gates.length > 0,
  );
  const planHash = planned.planHash ?? '';
  story.fact(`plan ${planHash.slice(0, 19)}…: ${String(planned.plan?.changes.length)} changes`);
  for (const change of planned.plan?.changes ?? []) {
    if (change.classification === 'declared-variance')
      story.note(`declared variance  ${change.subject}  ${change.reason}`);
  }
  for (const gate of planned.gates) story.note(`${gate.holds ? '✓' : '✗'} ${gate.gate}: ${gate.because}`);

  const approve = (who: 'olga' | 'ana' | 'mei') =>
    world.as(who).POST('/v1/projects/{project}/promotions/{promotionId}/approvals', {
      params: { path: { project: PROJECT, promotionId } },
      body: { planHash },
    });
  const self = await approve('olga').then(
    () => undefined,
    (error: unknown) => error as { code?: string; message: string },
  );
  story.hold(
    `olga approves her own promotion: refused, ${String(self?.code)}`,
    self?.code === 'duties-not-separate',
    self,
  );
  await approve('ana');
  story.fact('ana approves this plan');
  await approve('mei');
  story.fact('mei approves this plan: 2 of 2');
  await converge(world, story, promotionId, 'prod');
}
