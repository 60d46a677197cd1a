import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account';

/** A data folder that is ready to be served, and the password of its only user, `ledgerline`. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
}

/** Opens the cluster of this folder, and makes it first if there is none; a half-made one is made again. */
export async function openCluster(dataDir: string, initdb: string, account: Account | undefined): Promise<Cluster> {
  const data = join(dataDir, 'data');
  const passwordFile = join(dataDir, 'password');
  await mkdir(dataDir, { recursive: true });
  await giveTo(account, dataDir);
  await chmod(dataDir, 0o700);
  if (existsSync(data)) return { data, password: await readFile(passwordFile, 'utf8') };

  const password = randomBytes(18).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(account, passwordFile);
  const unfinished = join(dataDir, 'data.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await initialise(initdb, unfinished, passwordFile, account);
  await rename(unfinished, data);
  return { data, password };
}

async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

/** Sorts by code point, so that orders are the same everywhere; the durability of initdb itself is not worth its time. */
function initialise(initdb: string, data: string, passwordFile: string, account: Account | undefined): Promise<void> {
  const settings = ['--locale=C', '--encoding=UTF8', '--auth=scram-sha-256', '--username=ledgerline', '--no-sync'];
  const child = spawn(initdb, [`--pgdata=${data}`, `--pwfile=${passwordFile}`, ...settings], {
    ...account,
    cwd: join(data, '..'),
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`PostgreSQL could not make its data folder: ${said.trim()}`));
    });
  });
}
