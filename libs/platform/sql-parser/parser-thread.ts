import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SqlComment, SqlProblem, SqlScript, SqlStatement } from './sql-script';
import type { Answer, Ask, Part } from './thread-messages';

/** A thread's program has to be there as JavaScript, also where this file runs as it was written. */
const PROGRAM = join(__dirname.replace(/(\/dist)?\/libs\/platform\//, '/dist/libs/platform/'), 'worker.js');
/** What was loaded into the process at its start is not for its threads: it may end the process when its input ends. */
const OPTIONS = { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 1_024 } };
/** The memory that a text of more characters took is given back at once. */
const LARGE = 256 * 1024;

export interface ParserThreadOptions {
  /** How long one text may take; then the thread is ended, in milliseconds. */
  readonly timeLimit: number;
  /** After how much idleness the thread is ended, and its memory given back, in milliseconds. */
  readonly keptFor: number;
}

/**
 * The parser in a thread of its own, started when it is needed: a large text takes it hundreds of milliseconds, in which
 * nothing else would run. Texts are read one after the other. A thread in which the parser gave way is not used again.
 */
export class ParserThread {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ParserThreadOptions) {}

  /** Throws when the thread cannot be started, or ends by itself. */
  read(text: string): Promise<SqlScript | SqlProblem> {
    const reading = this.turn.then(() => this.readNow(text));
    this.turn = reading.catch(() => undefined);
    return reading;
  }

  private async readNow(text: string): Promise<SqlScript | SqlProblem> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= new Worker(PROGRAM, OPTIONS));
    worker.ref();
    try {
      const script = await new Conversation(worker, this.options.timeLimit).read(text);
      if (('problem' in script && script.broken) || text.length > LARGE) await this.end();
      return 'problem' in script ? script.problem : script;
    } catch (error) {
      await this.end();
      throw error;
    } finally {
      worker.unref();
      this.idle = setTimeout(() => void this.end(), this.options.keptFor).unref();
    }
  }

  private async end(): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }
}

type Outcome = SqlScript | { readonly problem: SqlProblem; readonly broken: boolean };

/** One text and everything that the thread answers to it. */
class Conversation {
  private readonly statements: SqlStatement[] = [];
  private readonly comments: SqlComment[] = [];

  constructor(
    private readonly worker: Worker,
    private readonly timeLimit: number,
  ) {}

  read(text: string): Promise<Outcome> {
    const { worker, timeLimit } = this;
    return new Promise<Outcome>((resolve, reject) => {
      const overtime = setTimeout(() => {
        settle(broken(`it takes longer than ${String(timeLimit / 1000)} s to read`));
      }, timeLimit);
      const settle = (outcome: Outcome | Error): void => {
        clearTimeout(overtime);
        worker.off('message', onMessage).off('error', settle).off('exit', onExit);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      const onMessage = (answer: Answer): void => {
        const outcome = this.take(answer);
        if (outcome !== undefined) settle(outcome);
      };
      const onExit = (): void => {
        settle(new Error('the parser ended before it had answered'));
      };
      worker.on('message', onMessage).on('error', settle).on('exit', onExit);
      this.ask({ read: text });
    });
  }

  private take(answer: Answer): Outcome | undefined {
    switch (answer.kind) {
      case 'part': {
        const { statements = [], comments = [] } = JSON.parse(answer.json) as Part;
        this.statements.push(...statements);
        this.comments.push(...comments);
        this.ask('next');
        return undefined;
      }
      case 'end':
        return { statements: this.statements, comments: this.comments };
      case 'problem':
        return { problem: answer.problem, broken: false };
      case 'broken':
        return broken(answer.because);
    }
  }

  private ask(ask: Ask): void {
    this.worker.postMessage(ask);
  }
}

function broken(problem: string): Outcome {
  return { problem: { problem }, broken: true };
}
