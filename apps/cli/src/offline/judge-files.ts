import { parseSql } from '@ledgerline/platform/sql-parser';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Safety, StatementFinding } from '@ledgerline/offline/release';
import { judgeMigration, Memory, readInstructions, worstOf } from '@ledgerline/offline/release';
import { UsageError } from '../session';

export interface JudgedFile {
  readonly file: string;
  readonly id: string;
  readonly safety: Safety;
  /** Releases that it requires, as it names them. */
  readonly requires: readonly string[];
  readonly statements: readonly StatementFinding[];
}

/** A file that a release with it would be refused for. */
export class UnreadableMigration extends Error {}

/**
 * What the migrations in these files do. Files of the same folder that sort before one of them ran before it, as when a
 * release is cut: they are read for what they make, and not judged.
 */
export async function judgeFiles(files: readonly string[]): Promise<readonly JudgedFile[]> {
  const judged = new Map<string, JudgedFile>();
  for (const folder of new Set(files.map(dirname))) {
    const wanted = new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file)));
    const all = [...new Set([...(await scriptsIn(folder)), ...wanted])].sort();
    const memory = new Memory(true);
    for (const name of all.slice(0, lastOf(all, wanted) + 1)) {
      const file = join(folder, name);
      const one = await judgeFile(file, memory, wanted.has(name));
      if (one !== undefined) judged.set(file, one);
    }
  }
  return files.flatMap((file) => judged.get(join(dirname(file), basename(file))) ?? []);
}

async function judgeFile(file: string, memory: Memory, wanted: boolean): Promise<JudgedFile | undefined> {
  const script = await parseSql(await textOf(file));
  if ('problem' in script) {
    if (wanted) throw unreadable(file, script.line, script.problem);
    memory.distrust();
    return undefined;
  }
  const statements = judgeMigration(script.statements, memory);
  if (!wanted) return undefined;
  const requirements = readInstructions(script.comments);
  if ('problem' in requirements) throw unreadable(file, requirements.line, requirements.problem);
  const requires = requirements.map(({ release }) => release);
  return { file, id: basename(file, '.sql'), safety: worstOf(statements), requires, statements };
}

async function scriptsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new UsageError(`cannot read ${folder}: ${(error as Error).message}`);
  });
  return names.filter((name) => name.endsWith('.sql'));
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable(file, undefined, 'its bytes are no UTF-8 text');
  }
}

function lastOf(all: readonly string[], wanted: ReadonlySet<string>): number {
  return all.findLastIndex((name) => wanted.has(name));
}

function unreadable(file: string, line: number | undefined, problem: string): UnreadableMigration {
  return new UnreadableMigration(`${file}${line === undefined ? '' : `:${String(line)}`}: ${problem}`);
}
