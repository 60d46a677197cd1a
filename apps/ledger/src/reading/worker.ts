import { backUp, LedgerFault, restore, verifyBackup, verifyFolder } from '@ledgerline/embedded-eventstore';
import type { LedgerContent } from '@ledgerline/embedded-eventstore';
import type { Message, Task } from './tasks';

const EVENTS_BETWEEN = 1_000;

const tell = (message: Message): void => void process.send?.(message);

let told = 0;
function onProgress(events: number): void {
  if (events >= told && events < told + EVENTS_BETWEEN) return;
  told = events;
  tell({ kind: 'progress', events });
}

async function perform(task: Task): Promise<LedgerContent> {
  switch (task.do) {
    case 'back-up':
      return backUp(task.from, task.to, onProgress, new Date());
    case 'restore':
      return restore(task.from, task.to, onProgress);
    case 'verify-folder':
      return verifyFolder(task.folder, onProgress);
    case 'verify-backup':
      return verifyBackup(task.folder, onProgress);
  }
}

// Whoever waits for it may be killed.
process.on('disconnect', () => process.exit(1));

perform(JSON.parse(process.argv[2] ?? '{}') as Task)
  .then(
    (content) => {
      tell({ kind: 'done', content });
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      tell({ kind: 'failed', code: error instanceof LedgerFault ? error.code : undefined, message });
    },
  )
  .finally(() => {
    process.disconnect();
  });
