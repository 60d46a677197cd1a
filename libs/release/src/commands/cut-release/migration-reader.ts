import { refuse, Refusal } from '@ledgerline/kernel';
import type { SqlProblem, SqlScript } from '@ledgerline/platform/sql-parser';
import { parseSql } from '@ledgerline/platform/sql-parser';
import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { Blobs } from '../../blobs';
import type { ReleaseCut } from '../../events';
import { describeMigration } from '../../migrations/describe-migration';
import type { MigrationFacts } from '../../migrations/describe-migration';
import { readInstructions } from '../../migrations/instructions';
import type { StatementFinding } from '../../migrations/judge-migration';
import { judgeStatement, needsHistory } from '../../migrations/judge-migration';
import { Memory } from '../../migrations/memory/memory';
import { ReleaseResolver } from '../../release-resolver';
import type { KnownMigrations } from '../../state';
import type { FactsById } from './register-migrations';

/** How many earlier migrations are read again to tell what a new one changes; beyond them it is not known. */
const MAX_HISTORY = 2_000;
const AT_ONCE_MS = 10;

type Migration = ReleaseCut['data']['content']['migrations'][string][number];
type Unreadable = Refusal<'migration-unreadable' | 'required-release-unknown'>;

/** Reads the scripts of migrations that a release brings, and tells what they do to their database. */
@Injectable()
export class MigrationReader {
  constructor(
    private readonly blobs: Blobs,
    private readonly releases: ReleaseResolver,
  ) {}

  /** The facts of every migration in the list that is not known yet. What is known is never judged again. */
  async read(
    { project, content }: Pick<ReleaseCut['data'], 'project' | 'content'>,
    database: string,
    known: KnownMigrations,
  ): Promise<FactsById | Unreadable> {
    const all = content.migrations[database] ?? [];
    const facts = new Map<string, MigrationFacts>();
    const first = await this.firstToRead(all, known);
    const memory = new Memory(first === 0);
    for (const [index, migration] of all.entries()) {
      if (index < first) continue;
      const script = await this.scriptOf(migration);
      if (known.has(migration.id)) {
        if ('problem' in script) memory.distrust();
        else await judge(script, memory);
        continue;
      }
      const pointer = `/migrations/${database}/${String(index)}`;
      if ('problem' in script) return unreadable(database, migration.id, script, pointer);
      const requires = await this.requirementsOf(project, database, migration.id, script, pointer);
      if (requires instanceof Refusal) return requires;
      facts.set(migration.id, describeMigration(await judge(script, memory), requires));
    }
    return facts;
  }

  /** The first new one; or the very first, where what came before makes a difference to what a new one does. */
  private async firstToRead(all: readonly Migration[], known: KnownMigrations): Promise<number> {
    const first = all.findIndex(({ id }) => !known.has(id));
    if (first < 0) return all.length;
    if (first === 0 || first > MAX_HISTORY) return first;
    for (const migration of all.slice(first)) {
      if (known.has(migration.id)) continue;
      const script = await this.scriptOf(migration);
      if (!('problem' in script) && needsHistory(script.statements)) return 0;
    }
    return first;
  }

  private async scriptOf({ checksum }: Migration): Promise<SqlScript | SqlProblem> {
    const blob = await this.blobs.read(checksum);
    if (blob === undefined) return { problem: 'the ledger does not hold it whole' };
    const text = textOf(blob.bytes);
    return text === undefined ? { problem: 'its bytes are no UTF-8 text' } : parseSql(text);
  }

  private async requirementsOf(
    project: string,
    database: string,
    id: string,
    { comments }: SqlScript,
    pointer: string,
  ): Promise<readonly string[] | Unreadable> {
    const named = readInstructions(comments);
    if ('problem' in named) return unreadable(database, id, named, pointer);
    const ids = new Set<string>();
    for (const { line, release } of named) {
      const found = await this.releases.named(project, release);
      if (found === undefined) return refuse('required-release-unknown', { database, id, line, release }, pointer);
      ids.add(found.releaseId);
    }
    return [...ids];
  }
}

/** Thousands of statements take longer than others should have to wait. */
async function judge({ statements }: SqlScript, memory: Memory): Promise<readonly StatementFinding[]> {
  memory.beginMigration();
  const found: StatementFinding[] = [];
  let since = performance.now();
  for (const statement of statements) {
    found.push(...judgeStatement(statement, memory));
    if (performance.now() - since < AT_ONCE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
  return found;
}

function unreadable(database: string, id: string, { problem, line, column }: SqlProblem, pointer: string): Unreadable {
  const place =
    line === undefined ? '' : `line ${String(line)}${column === undefined ? '' : `, column ${String(column)}`}: `;
  const facts = { database, id, problem: `${place}${problem}`, ...(line !== undefined && { line }) };
  return refuse('migration-unreadable', facts, pointer);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
