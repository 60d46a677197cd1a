import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessSpec {
  readonly name: string;
  /** Built JavaScript file, with its arguments. */
  readonly script: string;
  readonly args?: readonly string[];
  /** For Node itself. */
  readonly nodeFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Whether it does its work; asked until it says yes. */
  readonly isReady: () => Promise<boolean>;
}

/** Built, also when this file runs from its source in a test. */
const endWithParent = join(__dirname.replace(/(\/dist)?\/apps\//, '/dist/apps/'), 'end-with-parent.js');
const RESTART_PAUSE_MS = 200;
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

/** A child process that is started again whenever it ends without being told to. */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private restarts = 0;

  constructor(private readonly spec: ProcessSpec) {}

  get name(): string {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** How often it ended by itself and was started again. */
  get restartCount(): number {
    return this.restarts;
  }

  async start(): Promise<void> {
    this.stopping = false;
    this.spawn();
    await this.ready();
  }

  /** Resolves when it does its work; rejects after a minute with the place of its log. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.spec.isReady().catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`${this.name} did not get ready; see ${this.spec.logFile}`);
      await sleep(50);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const { child } = this;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  }

  private spawn(): void {
    const log = openSync(this.spec.logFile, 'a');
    const { nodeFlags = [], script, args = [] } = this.spec;
    this.child = spawn(process.execPath, [...nodeFlags, '--require', endWithParent, script, ...args], {
      env: { ...process.env, ...this.spec.env },
      stdio: ['pipe', log, log],
      // In a process group of its own: Ctrl-C reaches the supervisor alone, which then stops its children in order.
      detached: true,
    });
    closeSync(log);
    this.child.once('exit', () => {
      if (this.stopping) return;
      this.restarts += 1;
      setTimeout(() => {
        if (!this.stopping) this.spawn();
      }, RESTART_PAUSE_MS);
    });
  }
}
