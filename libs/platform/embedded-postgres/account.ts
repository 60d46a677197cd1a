import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that the server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root: root lends it the owner of its data or, for new data, the user `postgres` or
 * `nobody`. Everybody else runs it as themselves: undefined.
 */
export async function accountFor(dataDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await named('postgres')) ?? (await named('nobody')) ?? noAccount();
}

/** The innermost folder on the way to `path` that the account may not enter; undefined when it can get there. */
export async function closedTo(account: Account, path: string): Promise<string | undefined> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined);
    if (found !== undefined && !mayEnter(account, found)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function mayEnter({ uid, gid }: Account, folder: { mode: number; uid: number; gid: number }): boolean {
  if (folder.uid === uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

async function named(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

function noAccount(): never {
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody": start as another user',
  );
}
