import type { Decider } from '@ledgerline/kernel';
import { createHash } from 'node:crypto';
import { setImmediate as otherWorkFirst } from 'node:timers/promises';
import type { FoldedStream } from '../folded-stream';
import { Outcomes } from '../outcomes';
import type { SnapshotFiles } from './snapshot-files';
import type { SnapshotOf } from './snapshot-format';
import { decodeSnapshot, encodeSnapshot } from './snapshot-format';

const EVENTS_BETWEEN = 1_000n;

interface SnapshotsOptions {
  readonly files: SnapshotFiles;
  /** Digest of the code that folds; what another one folded is not read. */
  readonly code: Promise<string>;
  /** Told once about each snapshot that cannot be used, and once when none can be written. */
  readonly warn: (message: string) => void;
  /** How many events are folded before a stream is kept again, at least. */
  readonly eventsBetween?: bigint;
}

type Named = Pick<Decider<never, never>, 'name'>;

/**
 * Long streams as they were folded once, so that a process that starts need not fold them again. Nothing depends on
 * them: whatever is missing, damaged or of another build counts as absent.
 */
export class Snapshots {
  private readonly keptUpTo = new Map<string, bigint>();
  private readonly warned = new Set<string>();
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: SnapshotsOptions) {}

  /** The stream as some process of this build folded it; whether the log still says so is for the caller to see. */
  async load({ name }: Named, stream: string): Promise<FoldedStream<unknown> | undefined> {
    if (name === undefined) return undefined;
    try {
      const of = { code: await this.options.code, decider: name, stream };
      const bytes = await this.options.files.read(fileOf(of));
      if (bytes === undefined) return undefined;
      const found = decodeSnapshot(of, bytes);
      this.keptUpTo.set(keyOf(of), found.last?.revision ?? -1n);
      return found;
    } catch (error) {
      this.warnOnce(`${name} of ${stream}`, `the snapshot is ignored: ${String(error)}`);
      return undefined;
    }
  }

  /** Keeps the stream, later on, if it has grown by a thousand events and by a tenth since it was kept. */
  offer({ name }: Named, stream: string, folded: FoldedStream<unknown>): void {
    if (name === undefined || folded.last === undefined) return;
    const key = keyOf({ decider: name, stream });
    const { revision } = folded.last;
    const grown = revision - (this.keptUpTo.get(key) ?? -1n);
    if (grown < (this.options.eventsBetween ?? EVENTS_BETWEEN) || grown * 10n < revision) return;
    this.keptUpTo.set(key, revision);
    const outcomes = Outcomes.of(folded.outcomes.kept());
    this.writing = this.writing.then(() => this.write(name, stream, { ...folded, outcomes }));
  }

  /** What a log that was set back does not hold is kept anew as soon as there is enough again. */
  forget({ name }: Named, stream: string): void {
    if (name !== undefined) this.keptUpTo.delete(keyOf({ decider: name, stream }));
  }

  /** Until everything that was offered is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private async write(decider: string, stream: string, folded: FoldedStream<unknown>): Promise<void> {
    try {
      const of = { code: await this.options.code, decider, stream };
      await otherWorkFirst();
      const bytes = encodeSnapshot(of, folded);
      if (bytes === undefined) this.keptUpTo.delete(keyOf(of));
      else await this.options.files.write(fileOf(of), bytes);
    } catch (error) {
      this.warnOnce('writing', `no snapshot is written of "${stream}": ${String(error)}`);
    }
  }

  private warnOnce(about: string, message: string): void {
    if (this.warned.has(about)) return;
    this.warned.add(about);
    this.options.warn(`${about}: ${message}`);
  }
}

function keyOf({ decider, stream }: Pick<SnapshotOf, 'decider' | 'stream'>): string {
  return `${decider} ${stream}`;
}

function fileOf({ code, decider, stream }: SnapshotOf): string {
  return `${createHash('sha256')
    .update(JSON.stringify([code, decider, stream]))
    .digest('hex')}.snapshot`;
}
