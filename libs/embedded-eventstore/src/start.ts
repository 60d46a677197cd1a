import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { connectionStringOf, SECRET_VARIABLE, secretFrom } from './secret';

export interface EmbeddedEventStoreOptions {
  /** Where the log is kept; made if it does not exist. One node at a time. */
  readonly dataDir: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** What clients must know, see `connectionStringOf`; made anew when absent. */
  readonly secret?: string;
}

export interface EmbeddedEventStore {
  /** For `EventStoreDBClient.connectionString` and for `openEventLog`; it holds the node's secret. */
  readonly connectionString: string;
  readonly pid: number;
  /** Stops the node and waits until it is gone. */
  stop(): Promise<void>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A small young generation: the node makes much short-lived garbage, and would otherwise keep twice the memory. */
export const NODE_FLAGS: readonly string[] = ['--max-semi-space-size=4'];
const STOP_MILLISECONDS = 5_000;
const MAIN = 'libs/embedded-eventstore/src/main.js';

/**
 * Starts the embedded ledger as a process of its own and resolves once it can be used. It ends with this process at the
 * latest. Throws when the folder is in use by another node, and with whatever else the node said on its way out.
 */
export async function startEmbeddedEventStore(options: EmbeddedEventStoreOptions): Promise<EmbeddedEventStore> {
  const port = String(options.port ?? 0);
  const secret = options.secret ?? secretFrom(process.env).secret;
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, findMain(), '--data', options.dataDir, '--port', port, '--with-parent'],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, [SECRET_VARIABLE]: secret },
    },
  );
  const bound = /:(\d+)\?/.exec(await firstLine(child))?.[1];
  child.stderr.resume();
  return { connectionString: connectionStringOf(Number(bound), secret), pid: child.pid ?? 0, stop: () => stop(child) };
}

/** The built program: beside this file, or under `dist` when this file runs from source. */
function findMain(): string {
  const beside = join(__dirname, 'main.js');
  if (existsSync(beside)) return beside;
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const built = join(folder, 'dist', MAIN);
    if (existsSync(built)) return built;
  }
  throw new Error('the embedded ledger is not built: run `npm run build` first');
}

function firstLine(child: Child): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      reject(new Error(said.trim() || `the embedded ledger ended at once, with code ${String(code)}`));
    });
    createInterface({ input: child.stdout }).once('line', resolve);
  });
}

async function stop(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
  await exited;
  clearTimeout(force);
}
