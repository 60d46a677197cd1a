import type { RootDatabase } from 'lmdb';
import { readFileSync } from 'node:fs';

const OWNER = 'owner';

interface Owner {
  readonly pid: number;
  /** Tells a process from a later one with the same number; empty where the system does not say. */
  readonly started: string;
}

/** Another process has this data folder. */
export class FolderInUse extends Error {
  constructor(pid: number) {
    super(`the data folder is in use by process ${String(pid)}: stop that node first, or choose another folder`);
    this.name = 'FolderInUse';
  }
}

/**
 * Makes this process the only one to write to the environment. LMDB's write lock spans processes, so of two that ask
 * at once one wins; a dead owner's claim is void. Throws {@link FolderInUse}.
 */
export function claim(environment: RootDatabase<string, string>): void {
  environment.transactionSync(() => {
    const owner = parseOwner(environment.get(OWNER));
    if (owner !== undefined && owner.pid !== process.pid && isAlive(owner)) throw new FolderInUse(owner.pid);
    const self: Owner = { pid: process.pid, started: startOf(process.pid) };
    environment.putSync(OWNER, JSON.stringify(self));
  });
}

export function release(environment: RootDatabase<string, string>): void {
  environment.removeSync(OWNER);
}

function parseOwner(text: string | undefined): Owner | undefined {
  if (text === undefined) return undefined;
  const value = JSON.parse(text) as Owner;
  return value;
}

function isAlive({ pid, started }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(pid) === started;
}

/** When a process began, in the kernel's ticks; field 22 of its stat line, counted after the name in parentheses. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
