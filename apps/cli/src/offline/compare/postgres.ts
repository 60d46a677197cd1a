import { refuse } from '@ledgerline/kernel';
import type { Difference } from '@ledgerline/offline/drift';
import { compareDatabases } from '../../../../../libs/drift/src/offline/postgres';
import { basename, relative } from 'node:path';
import type { Asked } from './asked';
import { circumstancesOf } from './found-by';
import { inputFiles } from './input-files';
import { unreadable } from './unreadable';

/** SQL, or a database that is read, against the same; SQL is run on a PostgreSQL that lasts as long as the comparison. */
export async function comparePostgres(asked: Asked): Promise<readonly Difference[]> {
  const [declared, observed] = [await sideOf(asked.declared), await sideOf(asked.observed)];
  const overlay = { settings: overlaid(asked, 'settings'), extensions: overlaid(asked, 'extensions') };
  return compareDatabases({
    ...{ declared, observed, overlay },
    circumstances: (intent) => circumstancesOf(intent, asked),
  }).catch((error: unknown) => {
    const sides = `${shown(asked.declared)} or ${shown(asked.observed)}`;
    const problem = error instanceof Error ? error.message : String(error);
    throw unreadable(refuse('input-unreadable', { file: sides, problem }));
  });
}

const isUrl = (side: string) => /^postgres(?:ql)?:\/\//.test(side);

/** A database by its URL; otherwise a script, or a folder of them in the order of the numbers in their names. */
async function sideOf(side: string) {
  if (isUrl(side)) return { dsn: side };
  const files = await inputFiles(side, /(?<!\.down)\.sql$/i);
  const inOrder = [...files].sort((one, other) => one.file.localeCompare(other.file, 'en', { numeric: true }));
  return { scripts: inOrder.map(({ file, text }) => ({ id: nameIn(side, file), text })) };
}

const nameIn = (folder: string, file: string) => (file === folder ? basename(file) : relative(folder, file));

/** Values by name of `databases.<any>.settings.<name>`: there is one database here, whatever it is called. */
function overlaid({ overlay }: Asked, part: 'settings' | 'extensions'): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(overlay).flatMap(([key, value]) => {
      const [first, , which, ...name] = key.split('.');
      return first === 'databases' && which === part && name.length > 0 ? [[name.join('.'), value] as const] : [];
    }),
  );
}

/** A URL without what would let somebody in. */
function shown(side: string): string {
  if (!isUrl(side)) return side;
  try {
    const { host, pathname } = new URL(side);
    return `postgres://${host}${pathname}`;
  } catch {
    return 'the database';
  }
}
