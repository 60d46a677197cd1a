import type { ChildProcessByStdio } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { Account } from './account';

export type Server = ChildProcessByStdio<Writable, null, Readable>;

const READY = 'database system is ready to accept connections';
const STOP_MILLISECONDS = 10_000;

/**
 * Becomes the server, and leaves a watcher behind that stops it when standard input ends: so it ends with the process
 * that started it, however that one ends.
 */
const WITH_PARENT = 'exec 3<&0; ( { cat; kill -INT $$; } <&3 >/dev/null 2>&1 & ); exec "$0" "$@" </dev/null 3<&-';

/** Runs the server and resolves once it takes connections. Rejects with what it said when it ends instead. */
export function launch(postgres: string, flags: readonly string[], cwd: string, account?: Account): Promise<Server> {
  const child = spawn('/bin/sh', ['-c', WITH_PARENT, postgres, ...flags], {
    ...account,
    cwd,
    env: { ...process.env, LC_ALL: 'C' },
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.once('exit', () => {
    child.stdin.destroy();
  });
  child.stdin.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (text: string) => {
      said += text;
      if (!said.includes(READY)) return;
      child.stderr.off('data', listen).resume();
      resolve(child);
    };
    child.stderr.setEncoding('utf8').on('data', listen);
    child.once('error', reject);
    child.once('exit', () => {
      reject(new Error(`PostgreSQL did not start: ${said.trim()}`));
    });
  });
}

/** Ends sessions and the server, and waits until it is gone. */
export async function stopServer(server: Server): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve();
    });
  });
  server.kill('SIGINT');
  const force = setTimeout(() => server.kill('SIGQUIT'), STOP_MILLISECONDS);
  await exited;
  clearTimeout(force);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
