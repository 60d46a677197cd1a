import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Fleet } from './fleet';

const rebuild = resolve(__dirname, '../../../apps/projector/src/rebuild.js');

/** Fills every projection anew beside the live ones and compares them row by row; what differs, in its words. */
export async function wrongInRows({ eventStoreUrl, databaseUrl }: Fleet): Promise<readonly string[]> {
  const child = spawn(process.execPath, [rebuild, '--verify'], {
    env: { ...process.env, EVENTSTORE_URL: eventStoreUrl, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer) => (said += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0 ? [] : [`rows differ from a rebuild (exit code ${String(code)}): ${said.trim()}`];
}
