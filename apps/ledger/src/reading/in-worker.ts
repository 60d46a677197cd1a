import type { LedgerContent } from '@ledgerline/embedded-eventstore';
import { LedgerFault, temporaryOf } from '@ledgerline/embedded-eventstore';
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Message, Task } from './tasks';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does a task in a process of its own: pages of a data file that are missing or torn may end the process that maps
 * them, and then this one says so, with how far it got, and clears away what was half done. Throws `LedgerFault`.
 */
export async function inWorker(task: Task, onProgress: (events: number) => void): Promise<LedgerContent> {
  const child = fork(join(__dirname, 'worker.js'), [JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  for (const signal of SIGNALS) process.once(signal, stop);
  let read = 0;
  let end: Exclude<Message, { kind: 'progress' }> | undefined;
  child.on('message', (message: Message) => {
    if (message.kind !== 'progress') end = message;
    else onProgress((read = message.events));
  });
  try {
    const signal = await ended(child);
    if (end?.kind === 'done') return end.content;
    if (end !== undefined)
      throw end.code === undefined ? new Error(end.message) : new LedgerFault(end.code, end.message);
    if (signal === 'SIGTERM' || signal === 'SIGINT') throw new Error('it was told to end; nothing was kept');
    throw new LedgerFault('damaged', `after ${String(read)} events: reading on ends the process (${String(signal)})`);
  } catch (error) {
    if ('to' in task) rmSync(temporaryOf(task.to), { recursive: true, force: true });
    throw error;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  }
}

function ended(child: ReturnType<typeof fork>): Promise<NodeJS.Signals | number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(signal ?? code);
    });
  });
}
