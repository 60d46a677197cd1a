import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './chapters/build';
import { audit } from './chapters/audit';
import { changeByHand } from './chapters/by-hand';
import { overlays, promoteThroughEvidence, promoteToProd } from './chapters/promote';
import { release } from './chapters/release';
import { resolve as resolveFindings } from './chapters/resolve';
import { Narrator } from './narrator';
import { World } from './world';

/** The whole loop on this machine: build events, a release, three environments, drift, and the auditor's questions. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean' }, data: { type: 'string' } } });
  const story = new Narrator();
  const files = resolve(__dirname, '../../../examples/checkout');
  story.chapter('0  Start: embedded ledger, embedded PostgreSQL, every role in its own process');
  const world = await World.begin(resolve(values.data ?? join('.ledgerline', 'demo')), (text) => {
    story.fact(text);
  });
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= world.end());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void end().then(() => process.exit(130));
    });
  }

  try {
    const artifacts = await build(world, story, files, '1.0.0');
    const releaseId = await release(world, story, files, artifacts);
    await overlays(world, story);
    await promoteThroughEvidence(world, story, 'v1', files);
    const beforeProd = new Date().toISOString();
    await promoteToProd(world, story, 'v1');
    const found = await changeByHand(world, story);
    await resolveFindings(world, story, found);
    await audit(world, story, releaseId, beforeProd);
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write(`logs are in ${join(world.dataDir, 'logs')}\n`);
    process.exitCode = 1;
    await end();
    return;
  }

  story.end('The loop is closed.');
  if (values.once === true) {
    await end();
    return;
  }
  process.stdout.write(`
Next, in another terminal:
  export LEDGERLINE_URL=${world.ledgerline.url} LEDGERLINE_API_KEY=${world.keyOf('root')} LEDGERLINE_PROJECT=checkout
  npx ledgerline status
  npx ledgerline diff stage prod
  npx ledgerline drift list

  api      ${world.ledgerline.url}/v1/openapi.json
  web      http://127.0.0.1:${String(world.places.prod.ports.web)}/   (prod)

Ctrl-C stops everything.
`);
}

void main();
