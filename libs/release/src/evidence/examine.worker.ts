import { Refusal } from '@ledgerline/kernel';
import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './examine';
import type { Answer, Task } from './examine-apart';

/** Reads and judges one document in a thread of its own; nobody else waits for it there. */
async function work({ bytes, kind }: Task): Promise<Answer> {
  const examination = await examine(bytes, kind, () => Promise.resolve());
  if (!(examination instanceof Refusal)) return { examined: examination };
  const { code, facts, pointer = '' } = examination;
  return { refused: { code, facts, pointer } };
}

void work(workerData as Task).then((answer) => parentPort?.postMessage(answer));
