import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Examination } from './examine';
import { examine } from './examine';
import { examineApart } from './examine-apart';
import type { EvidenceKind } from './judgement';

/** Up to here JSON is read in one go, since that takes a few milliseconds whatever it is. */
const AT_ONCE = 128 * 1024;
/** Up to here XML is read in slices; what is kept of a longer document would be a burden by itself. */
const IN_SLICES = 1024 * 1024;
/** Large documents that are in hand at the same time; the others wait before anything of them is read. */
const LARGE_AT_ONCE = 2;

/**
 * Examines documents without keeping anybody from working: XML in slices, as it is read as a stream; JSON, which can only
 * be read in one go, in a thread of its own when it is long, as XML is when it is very long.
 */
export class EvidenceExaminer {
  private inHand = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly script = join(__dirname, 'examine.worker.js')) {}

  async examine(bytes: Uint8Array, kind: EvidenceKind): Promise<Examination> {
    if (bytes.length <= (kind === 'junit' ? IN_SLICES : AT_ONCE)) return examine(bytes, kind, breathe);
    return examineApart({ bytes, kind }, this.script);
  }

  /** Does the work on a large document when there is room for it. */
  async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.inHand < LARGE_AT_ONCE) this.inHand += 1;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.inHand -= 1;
      else next();
    }
  }
}
