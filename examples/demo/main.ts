import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Narrator } from './narrator';
import { claim } from './one-at-a-time';
import { tellStory } from './story';
import { World } from './world';

/** The whole loop on this machine: build events, a release, three environments, drift, and the auditor's questions. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean' }, data: { type: 'string' } } });
  const dataDir = resolve(values.data ?? join('.ledgerline', 'demo'));
  const release = await claim(dataDir);
  const story = new Narrator();
  story.chapter('0  Start: embedded ledger, embedded PostgreSQL, every role in its own process');
  const world = await World.begin(dataDir, (text) => {
    story.fact(text);
  });
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= world.end().then(release));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void end().then(() => process.exit(130));
    });
  }

  try {
    await tellStory(world, story, resolve(__dirname, '../../../examples/checkout'));
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write(`logs are in ${join(world.dataDir, 'logs')}\n`);
    process.exitCode = 1;
    await end();
    return;
  }

  story.end('The loop is closed.');
  if (values.once === true) await end();
  else process.stdout.write(await whatNext(world));
}

async function whatNext(world: World): Promise<string> {
  const { url } = world.ledgerline;
  const { data: link } = await world.as('ana').POST('/v1/login-links');
  return `
Next, in another terminal:
  export LEDGERLINE_URL=${url} LEDGERLINE_API_KEY=${world.keyOf('root')} LEDGERLINE_PROJECT=checkout
  npx ledgerline status
  npx ledgerline diff stage prod
  npx ledgerline drift list

  open     ${url}${link?.path ?? ''}
           the dashboard as ana, once and within ten minutes; \`npx ledgerline login-link\` makes another
  api      ${url}/v1/openapi.json
  web      http://127.0.0.1:${String(world.places.prod.ports.web)}/   (prod)

Ctrl-C stops everything.
`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
