import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Narrator } from '../narrator';
import { environmentAt } from '../questions';
import type { World } from '../world';
import { PROJECT } from '../world';

const run = promisify(execFile);

/** What an auditor asks: how did it come here, what was where when, was it decided rightly, and is the read side what the ledger says? */
export async function audit(world: World, story: Narrator, releaseId: string, beforeProd: string): Promise<void> {
  story.chapter('9  The auditor: the whole history, the past, every decision and the read side made again');
  const { data } = await world.as('ida').GET('/v1/projects/{project}/history', {
    params: { path: { project: PROJECT }, query: { release: releaseId, limit: 200 } },
  });
  const events = data?.items ?? [];
  for (const { recordedAt, summary } of events) story.note(`${recordedAt.slice(11, 19)}  ${summary}`);
  story.hold(`${String(events.length)} events tell how v1 came to prod, from the ledger`, events.length > 10);

  const past = await environmentAt(world, 'prod', beforeProd);
  story.hold(`prod at ${beforeProd.slice(11, 23)}: no release yet`, past?.intent == null, past);
  const now = await environmentAt(world, 'prod');
  story.hold(
    `prod now: ${String(now?.intent?.release.alias)}, intent ${String(now?.intent?.intentRevision)}`,
    now?.intent?.release.alias === 'v3',
    now,
  );
  await runDecisionsAgain(world, story);

  const rebuild = resolve(__dirname, '../../../apps/projector/src/rebuild.js');
  const { stdout, stderr } = await run(process.execPath, [rebuild, '--verify'], {
    env: {
      ...process.env,
      EVENTSTORE_URL: world.ledgerline.eventStoreUrl,
      DATABASE_URL: world.ledgerline.databaseUrl,
    },
  });
  for (const line of `${stderr}${stdout}`.split('\n').filter(Boolean).slice(-3)) story.note(line);
  story.fact('every projection dropped and rebuilt from the ledger: identical rows');
}

async function runDecisionsAgain(world: World, story: Narrator): Promise<void> {
  let [replayed, same] = [0, 0];
  let cursor: string | undefined;
  do {
    const { data } = await world.as('ida').GET('/v1/projects/{project}/decisions/replay', {
      params: { path: { project: PROJECT }, query: { against: 'ledger', ...(cursor !== undefined && { cursor }) } },
    });
    replayed += data?.replayed ?? 0;
    same += data?.same ?? 0;
    cursor = data?.next ?? undefined;
  } while (cursor !== undefined);
  const all = replayed > 10 && same === replayed;
  story.hold(`${String(replayed)} decisions run again, held against the ledger of then: all the same`, all, { same });
}
