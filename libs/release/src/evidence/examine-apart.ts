import { Refusal } from '@ledgerline/kernel';
import { Worker } from 'node:worker_threads';
import type { Examination, Examined } from './examine';
import type { EvidenceKind, JudgeRefusal } from './judgement';
import { unjudgeable } from './judgement';

export interface Task {
  readonly bytes: Uint8Array;
  readonly kind: EvidenceKind;
}

/** A refusal is told apart: its class does not survive the way between threads. */
export type Answer =
  | { readonly examined: Examined }
  | {
      readonly refused: {
        readonly code: JudgeRefusal;
        readonly facts: Refusal['facts'];
        readonly pointer: string;
      };
    };

const LONGEST = 20_000;
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 48 };

/**
 * Examines a document in a thread of its own, where it keeps nobody from working and can be ended: what takes too long or
 * too much memory is refused. `script` is the built worker.
 */
export async function examineApart(task: Task, script: string): Promise<Examination> {
  // What this process loads before its own code is about the process, and not for a thread of it.
  const worker = new Worker(script, { workerData: task, resourceLimits, execArgv: [] });
  try {
    const answer = await answerOf(worker);
    if (answer === 'too much') return unjudgeable(task.kind, 'it takes more time or memory to read than a report may');
    if ('examined' in answer) return answer.examined;
    const { code, facts, pointer } = answer.refused;
    return new Refusal(code, facts, pointer);
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker): Promise<Answer | 'too much'> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      resolve('too much');
    }, LONGEST);
    worker.once('message', (answer: Answer) => {
      resolve(answer);
    });
    worker.once('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve('too much');
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(late);
      reject(new Error('the thread that examined a document ended without an answer'));
    });
  });
}
