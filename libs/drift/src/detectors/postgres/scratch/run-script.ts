import { codeOf, messageOf } from '../../reason';
import type { Session } from '../connection';
import { rolesIn } from './roles-in';
import type { Statement } from './split-sql';
import { splitSql } from './split-sql';
import { tame } from './tame';
import type { Treatment } from './treatment';
import { isGrantOnOthers, isOnlyWritten, isRoleSetting, treatmentOf } from './treatment';

/** A script with the name that it goes by in errors. */
export interface Script {
  readonly id: string;
  readonly text: string;
}

/** Where scripts are run. */
export interface Bench {
  readonly session: Session;
  /** The scratch server's own role, for what only a superuser may write down; undefined where it is none. */
  readonly superuser: Session | undefined;
  readonly database: string;
  /** Makes a role, unless it is there; whether it is one that was made here. */
  role(name: string): Promise<boolean>;
}

/** What a script asks for that the scratch server cannot give, and what has to wait until all scripts have run. */
export interface Ran {
  readonly unavailableExtensions: readonly string[];
  readonly last: readonly Statement[];
}

const UNDEFINED_OBJECT = '42704';
const MAY_NOT = '42501';
const NOT_SUPPORTED = '0A000';
const DUPLICATE_SCHEMA = '42P06';
const MOST_ROLES = 200;

/** The statement needs another way than that of its script. */
class Stepwise extends Error {}

/**
 * Runs a script as whoever runs migrations would, in one transaction where it may be. Throws with its name and the line
 * of the statement that fails.
 */
export async function runScript(bench: Bench, { id, text }: Script): Promise<Ran> {
  const statements = splitSql(text).map((statement) => ({ statement, treatment: treatmentOf(statement) }));
  const run = new Run(bench, id);
  for (const name of new Set(statements.flatMap(({ statement }) => rolesIn(statement)))) await run.role(name);
  const together = statements.every(({ treatment }) => treatment !== 'alone' && treatment !== 'transaction');
  if (!together || !(await run.together(statements))) await run.stepwise(statements);
  return { unavailableExtensions: [...run.unavailable], last: ofTreatment(statements, 'last') };
}

interface Treated {
  readonly statement: Statement;
  readonly treatment: Treatment;
}

const ofTreatment = (statements: readonly Treated[], wanted: Treatment) =>
  statements.filter(({ treatment }) => treatment === wanted).map(({ statement }) => statement);

class Run {
  readonly unavailable = new Set<string>();
  private readonly roles = new Map<string, boolean>();

  constructor(
    private readonly bench: Bench,
    private readonly id: string,
  ) {}

  async role(name: string): Promise<void> {
    if (this.roles.has(name)) return;
    if (this.roles.size >= MOST_ROLES)
      throw new Error(`migration ${this.id} names more than ${String(MOST_ROLES)} roles`);
    this.roles.set(name, false);
    const isOurs = await this.bench.role(name).catch((error: unknown) => {
      throw new Error(
        `migration ${this.id} needs the role ${name}, and the scratch server's may not make it: ${messageOf(error)}`,
      );
    });
    this.roles.set(name, isOurs);
  }

  /** Everything in one transaction; false, with nothing done, where one of the statements needs another way. */
  async together(statements: readonly Treated[]): Promise<boolean> {
    const { session } = this.bench;
    for (;;) {
      await session.query('begin');
      try {
        for (const { statement, treatment } of statements) {
          if (treatment === 'run') await this.step(statement, false);
        }
        await session.query('commit').catch((error: unknown) => this.fail(statements.at(-1)?.statement, error));
        return true;
      } catch (error) {
        await session.query('rollback');
        if (error instanceof Stepwise) return false;
        if (!(error instanceof MissingRole)) throw error;
        await this.role(error.role);
      }
    }
  }

  /** One after the other, each for itself or in the transactions of the script. */
  async stepwise(statements: readonly Treated[]): Promise<void> {
    for (const { statement, treatment } of statements) {
      if (treatment === 'skip' || treatment === 'last') continue;
      for (;;) {
        try {
          await this.step(statement, true);
          break;
        } catch (error) {
          if (!(error instanceof MissingRole)) throw error;
          await this.role(error.role);
        }
      }
    }
  }

  private async step(statement: Statement, isStepwise: boolean): Promise<void> {
    const text = rewritten(statement, this.bench.database);
    const asSuperuser = statement.opening.startsWith('create subscription') || isRoleSetting(statement);
    if (isRoleSetting(statement) && !this.maySet(statement)) return;
    try {
      if (asSuperuser) await this.written(statement, text, isStepwise);
      else await this.bench.session.query(text);
    } catch (error) {
      await this.otherwise(statement, text, error, isStepwise);
    }
  }

  /** Of a role that is not of this trial, nothing is changed but in the database that is. */
  private maySet(statement: Statement): boolean {
    return (
      statement.opening.includes(' in database') || rolesIn(statement).every((name) => this.roles.get(name) === true)
    );
  }

  private async otherwise(statement: Statement, text: string, error: unknown, isStepwise: boolean): Promise<void> {
    if (error instanceof Stepwise) throw error;
    const code = codeOf(error);
    const missing = code === UNDEFINED_OBJECT ? missingRole(messageOf(error)) : undefined;
    if (missing !== undefined && !this.roles.has(missing)) throw new MissingRole(missing);
    if (code === MAY_NOT && isOnlyWritten(statement)) {
      await this.written(statement, text, isStepwise).catch((again: unknown) => {
        throw again instanceof Stepwise ? again : this.failure(statement, again);
      });
      return;
    }
    // In a transaction it has undone all the same what came before it.
    const extension = code === NOT_SUPPORTED ? extensionIn(statement) : undefined;
    if (extension === undefined && !isDispensable(statement, code)) throw this.failure(statement, error);
    if (!isStepwise) throw new Stepwise();
    if (extension !== undefined) this.unavailable.add(extension);
  }

  /** By the scratch server's own role, with the names meaning what they mean to the script. */
  private async written(statement: Statement, text: string, isStepwise: boolean): Promise<void> {
    const { superuser, session } = this.bench;
    if (superuser === undefined) {
      throw this.failure(
        statement,
        new Error('only a superuser may do this, and the scratch server has none to do it'),
      );
    }
    if (!isStepwise) throw new Stepwise();
    const [path] = await session.query<{ readonly path: string }>(`select current_setting('search_path') as path`);
    await superuser.query(`select set_config('search_path', $1, false)`, [path?.path ?? '']);
    try {
      await superuser.query(text);
      if (statement.opening.startsWith('create extension')) await tame(superuser);
    } finally {
      await superuser.query('set search_path = pg_catalog');
    }
  }

  private fail(statement: Statement | undefined, error: unknown): never {
    throw this.failure(statement, error);
  }

  private failure(statement: Statement | undefined, error: unknown): Error {
    const line = statement === undefined ? '' : ` (line ${String(statement.line)})`;
    const missing = [...this.unavailable].map((name) => `; the scratch server has no extension ${name}`).join('');
    return new Error(`migration ${this.id} fails on an empty database: ${messageOf(error)}${line}${missing}`);
  }
}

class MissingRole extends Error {
  constructor(readonly role: string) {
    super(role);
  }
}

/** Whatever the statement was to do, it is done, or does not matter here. */
function isDispensable(statement: Statement, code: string | undefined): boolean {
  const { opening } = statement;
  if (code === MAY_NOT && isGrantOnOthers(statement)) return true;
  if (code === DUPLICATE_SCHEMA) return opening === 'create schema public';
  return opening.startsWith('set ') && (code === UNDEFINED_OBJECT || code === MAY_NOT);
}

/** The server names the role in whatever language it speaks: between quotation marks. */
const missingRole = (message: string) => /^role "(.+)" does not exist$/.exec(message)?.[1];

function extensionIn({ opening, tokens }: Statement): string | undefined {
  if (!opening.startsWith('create extension')) return undefined;
  const names = tokens.slice(2).filter(({ text }) => !/^(?:if|not|exists)$/i.test(text));
  return names[0]?.text.replaceAll('"', '');
}

/** A database goes by another name here, and nobody is connected to. */
function rewritten({ opening, text, tokens }: Statement, database: string): string {
  if (opening.startsWith('create subscription')) return withoutConnecting(text);
  const at = opening.startsWith('alter database') ? 2 : placeOfDatabase(opening, tokens);
  const name = at === undefined ? undefined : tokens[at];
  const [first] = tokens;
  if (name === undefined || first === undefined) return text;
  const from = name.from - first.from;
  return `${text.slice(0, from)}"${database}"${text.slice(from + name.text.length)}`;
}

function placeOfDatabase(opening: string, tokens: Statement['tokens']): number | undefined {
  if (/^alter (?:role|user)\b/.test(opening)) {
    const at = tokens.findIndex(({ text }, index) => isWord(text, 'in') && isWord(tokens[index + 1]?.text, 'database'));
    return at > 0 ? at + 2 : undefined;
  }
  if (!/^(?:grant|revoke)\b/.test(opening)) return undefined;
  const on = tokens.findIndex(({ text }) => text.toLowerCase() === 'on');
  return on > 0 && tokens[on + 1]?.text.toLowerCase() === 'database' ? on + 2 : undefined;
}

const isWord = (text: string | undefined, word: string) => text?.toLowerCase() === word;

function withoutConnecting(text: string): string {
  const options = /\bwith\s*\(([^()]*)\)\s*$/i.exec(text);
  if (options === null) return `${text} with (connect = false)`;
  const others = (options[1] ?? '')
    .split(',')
    .filter((option) => !/^\s*(?:connect|enabled|create_slot|copy_data)\b/i.test(option));
  return `${text.slice(0, options.index)}with (${[...others, 'connect = false'].join(', ')})`;
}
