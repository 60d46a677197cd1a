import { parentPort } from 'node:worker_threads';
import { ParserBroken, readSql } from './read-sql';
import type { SqlScript } from './sql-script';
import type { Answer, Ask, Part } from './thread-messages';

const PART_LENGTH = 128 * 1024;

let left: Iterator<string> = [][Symbol.iterator]();

const tell = (answer: Answer): void => parentPort?.postMessage(answer);

/** One part at a time, each when it is asked for: whoever reads them does other things in between. */
function tellNext(): void {
  const next = left.next();
  tell(next.done === true ? { kind: 'end' } : { kind: 'part', json: next.value });
}

function* partsOf({ statements, comments }: SqlScript): Iterator<string> {
  yield* inParts('statements', statements);
  yield* inParts('comments', comments);
}

function* inParts(name: keyof Part, items: readonly unknown[]): Iterable<string> {
  let part: string[] = [];
  let length = 0;
  for (const item of items) {
    const json = JSON.stringify(item);
    if (length + json.length > PART_LENGTH && part.length > 0) {
      yield `{"${name}":[${part.join(',')}]}`;
      [part, length] = [[], 0];
    }
    part.push(json);
    length += json.length;
  }
  if (part.length > 0) yield `{"${name}":[${part.join(',')}]}`;
}

async function read(text: string): Promise<void> {
  try {
    const script = await readSql(text);
    if ('problem' in script) {
      tell({ kind: 'problem', problem: script });
      return;
    }
    left = partsOf(script);
    tellNext();
  } catch (error) {
    if (!(error instanceof ParserBroken) && !(error instanceof RangeError)) throw error;
    tell({ kind: 'broken', because: 'it nests too deeply' });
  }
}

parentPort?.on('message', (ask: Ask) => {
  if (ask === 'next') tellNext();
  else void read(ask.read);
});
