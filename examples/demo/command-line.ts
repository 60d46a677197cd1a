import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Name, World } from './world';
import { PROJECT } from './world';

const run = promisify(execFile);

/** What the command line answers this person or service. */
export async function ledgerline(world: World, who: Name, ...args: readonly string[]): Promise<string> {
  const main = resolve(__dirname, '../../apps/cli/src/main.js');
  const { stdout } = await run(process.execPath, [main, ...args], {
    env: {
      PATH: process.env.PATH,
      LEDGERLINE_URL: world.ledgerline.url,
      LEDGERLINE_API_KEY: world.keyOf(who),
      LEDGERLINE_PROJECT: PROJECT,
    },
  });
  return stdout.trimEnd();
}
