import { join } from 'node:path';
import type { BuiltArtifact } from '../build';
import { ledgerline } from '../command-line';
import type { Narrator } from '../narrator';
import { cut, offer } from '../offer';
import { readYaml } from '../project-files';
import { promotionWhen } from '../questions';
import { refusalOf } from '../refused';
import type { World } from '../world';
import { PROJECT } from '../world';
import { request } from './promote';

const path = { project: PROJECT };

/** Rules change by review; what they do not allow is refused at the door; what takes something away waits for its owners. */
export async function govern(
  world: World,
  story: Narrator,
  files: string,
  artifacts: readonly BuiltArtifact[],
): Promise<void> {
  story.chapter('7  Governance: reviewed rules, and what they hold back');
  await refusedVariance(world, story);
  await changePolicy(world, story, files);
  await stoppedMigration(world, story, files, artifacts);
}

async function refusedVariance(world: World, story: Narrator): Promise<void> {
  const code = await refusalOf(
    world.as('olga').POST('/v1/projects/{project}/environments/{environment}/overlay/proposals', {
      params: { path: { ...path, environment: 'prod' } },
      body: { changes: { 'web.timeout_ms': 5000 as never }, reason: 'prod is slow today' },
    }),
  );
  story.hold(`web.timeout_ms for prod alone: refused, ${String(code)}`, code === 'variance-not-allowed', code);
}

/** An hour of soak before prod, and what is ready goes to stage by itself. */
async function changePolicy(world: World, story: Narrator, files: string): Promise<void> {
  const file = await readYaml(join(files, 'ledgerline.yaml'));
  const { environments, states } = file as Record<string, Record<string, { gates?: unknown[] }>>;
  const configuration = {
    ...file,
    environments: { ...environments, stage: { ...environments?.stage, promote: 'automatically' } },
    states: {
      ...states,
      'prod-approved': { gates: [...(states?.['prod-approved']?.gates ?? []), { soak: { for: '1h', in: 'stage' } }] },
    },
  };
  const proposed = await world.as('root').PUT('/v1/projects/{project}/configuration', {
    params: { path },
    body: { configuration, reason: 'an hour in stage before prod' },
  });
  const { change } = proposed.data ?? {};
  story.hold('an hour of soak before prod is proposed: it waits for platform-leads', change !== undefined, proposed);
  const reviewed = await world.as('kim').POST('/v1/projects/{project}/configuration/changes/{proposalId}/reviews', {
    params: { path: { ...path, proposalId: change?.proposalId ?? '' } },
    body: {},
  });
  story.hold(
    `kim of platform-leads agrees: the rules are in force from position ${String(reviewed.data?.position)}`,
    reviewed.data?.status === 'configured',
    reviewed,
  );
}

async function stoppedMigration(
  world: World,
  story: Narrator,
  files: string,
  artifacts: readonly BuiltArtifact[],
): Promise<void> {
  const migration = { id: '0004_drop_settled_at', sql: 'alter table orders drop column settled_at;\n' };
  await cut(world, await offer(world, files, artifacts, { migration }), 'v2');
  story.fact('v2 drops a column; its plan for dev, as Markdown for the pull request:');
  for (const line of (await ledgerline(world, 'olga', 'plan', 'v2', '--to', 'dev', '-o', 'markdown')).split('\n')) {
    story.note(line);
  }
  const promotionId = await request(world, 'v2', 'dev');
  const held = await promotionWhen(world, promotionId, 'v2 is held back', ({ gates }) => gates.length > 0);
  const gate = held.gates.find(({ holds }) => !holds);
  story.hold(
    `it waits: ${String(gate?.because)}`,
    held.status === 'gated' && gate?.lacks?.of === 'database-owners',
    held,
  );

  const inbox = await world.as('kim').GET('/v1/projects/{project}/approvals/inbox', { params: { path, query: {} } });
  const waiting = inbox.data?.items ?? [];
  story.hold(
    `kim of database-owners is asked: ${String(waiting[0]?.what)}`,
    waiting.length === 1 && waiting[0]?.id === promotionId,
    waiting,
  );
  await world.as('kim').POST('/v1/projects/{project}/releases/{ref}/rejection', {
    params: { path: { ...path, ref: 'v2' } },
    body: { reason: 'billing reads settled_at' },
  });
  const ended = await promotionWhen(world, promotionId, 'the promotion of v2 ends', ({ status }) => status !== 'gated');
  story.fact(`kim rejects v2 instead, and its promotion ends: ${String(ended.ended)}`);
  const code = await refusalOf(request(world, 'v2', 'dev'));
  story.hold(
    `asked for again: refused, ${String(code)}; no column was dropped anywhere`,
    code === 'release-rejected',
    code,
  );
}
