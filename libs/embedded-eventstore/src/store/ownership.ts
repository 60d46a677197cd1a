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
export class Ownership {
  private readonly claim: string = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Owner);

  constructor(private readonly environment: RootDatabase<string, string>) {
    environment.transactionSync(() => {
      const owner = parseOwner(environment.get(OWNER));
      if (owner !== undefined && owner.pid !== process.pid && isAlive(owner)) throw new FolderInUse(owner.pid);
      environment.putSync(OWNER, this.claim);
    });
  }

  /**
   * Throws {@link FolderInUse} when somebody else took over, inside the transaction that would write: where processes
   * do not see each other, as in two containers on one volume, a living owner looks dead.
   */
  assert(): void {
    const text = this.environment.get(OWNER);
    if (text !== this.claim) throw new FolderInUse(parseOwner(text)?.pid ?? 0);
  }

  release(): void {
    if (this.environment.get(OWNER) === this.claim) this.environment.removeSync(OWNER);
  }
}

function parseOwner(text: string | undefined): Owner | undefined {
  if (text === undefined) return undefined;
  return JSON.parse(text) as Owner;
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
