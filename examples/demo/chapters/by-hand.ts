import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Narrator } from '../narrator';
import type { FindingView } from '../questions';
import { findingsOf } from '../questions';
import { until } from '../until';
import type { World } from '../world';
import { PROJECT } from '../world';

export interface ByHand {
  readonly index: FindingView;
  readonly setting: FindingView;
  readonly flag: FindingView;
  readonly file: FindingView;
}

/** Somebody changes prod behind everybody's back, four times; the agent's detectors see each. */
export async function changeByHand(world: World, story: Narrator): Promise<ByHand> {
  story.chapter('5  Somebody changes prod by hand');
  const { root, databaseUrl } = world.places.prod;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('create index idx_tmp_load on orders (total_cents)');
  await client.query(`alter database checkout_prod set statement_timeout to '60s'`);
  await client.end();

  const flagFile = join(root, 'flags.flagd.json');
  const flags = JSON.parse(await readFile(flagFile, 'utf8')) as { flags: Record<string, { targeting?: object }> };
  const newPricing = flags.flags['new-pricing'];
  if (newPricing !== undefined)
    newPricing.targeting = {
      fractional: [
        ['on', 5],
        ['off', 95],
      ],
    };
  await writeFile(flagFile, JSON.stringify(flags));
  await appendFile(join(root, 'web/current/server.mjs'), '\n// hot fix\n');
  story.note(
    'CREATE INDEX idx_tmp_load · ALTER DATABASE SET statement_timeout · 5 % of new-pricing · server.mjs edited in place',
  );

  const open = await until('four findings open', async () => {
    const found = (await findingsOf(world, 'prod')).filter(({ status }) => status === 'open');
    return found.length >= 4 ? found : undefined;
  });
  story.hold('exactly four findings, none of them twice', open.length === 4, open);
  for (const { findingId, difference } of open) {
    story.fact(
      `${findingId}  ${difference.severity} ${difference.classification}  ${difference.resource} ${difference.path}`,
    );
    story.note(difference.reason);
  }
  await declaredBeside(world, story);
  const about = (text: string) => {
    const finding = open.find(({ difference }) => `${difference.resource} ${difference.path}`.includes(text));
    if (finding === undefined) throw new Error(`no finding about ${text}`);
    return finding;
  };
  return {
    index: about('idx_tmp_load'),
    setting: about('statement_timeout'),
    flag: about('targeting'),
    file: about('server.mjs'),
  };
}

async function declaredBeside(world: World, story: Narrator): Promise<void> {
  const { data } = await world.as('ida').GET('/v1/projects/{project}/diff', {
    params: { path: { project: PROJECT }, query: { from: 'stage', to: 'prod' } },
  });
  for (const { key, classification, reason } of data?.differences ?? []) {
    story.note(`stage | prod  ${key}  ${classification}: ${reason}`);
  }
  story.hold(
    'beside them, what may differ is listed as declared variance',
    data?.differences.some(
      ({ key, classification }) => key === 'web.replicas' && classification === 'declared-variance',
    ) === true,
    data,
  );
}
