import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Observed } from './transport';

export interface SpoolLimits {
  readonly folder: string;
  readonly maxBytes: number;
}

interface Kept {
  readonly name: string;
  readonly bytes: number;
  readonly detector: string;
  /** What was seen, without when. */
  readonly content: string;
}

/** What cannot be told now, in the order in which it was seen, in a folder that is never larger than it may be. */
export abstract class Spool {
  /** How much waits, and how much was given up for want of room since the start. */
  abstract get state(): { readonly waiting: number; readonly bytes: number; readonly givenUp: number };
  /** Of a run of equal observations the first and the latest are kept; where there is no room the oldest of all go. */
  abstract keep(observed: Observed): Promise<void>;
  /** The oldest, and a way to be rid of it. Undefined when nothing waits. */
  abstract oldest(): Promise<{ readonly observed: Observed; readonly forget: () => Promise<void> } | undefined>;
}

/** Keeps nothing: what could not be told is forgotten, and what is seen next is fresher. */
export class NoSpool extends Spool {
  private givenUp = 0;

  get state() {
    return { waiting: 0, bytes: 0, givenUp: this.givenUp };
  }

  keep(): Promise<void> {
    this.givenUp += 1;
    return Promise.resolve();
  }

  oldest(): Promise<undefined> {
    return Promise.resolve(undefined);
  }
}

/** One file an observation, whole or not there: it is written beside its place and moved into it. */
export class DiskSpool extends Spool {
  private givenUp = 0;

  private constructor(
    private readonly limits: SpoolLimits,
    private kept: readonly Kept[],
    private next: number,
  ) {
    super();
  }

  /** What an earlier run left is taken up; files that are no observations are removed. */
  static async open(limits: SpoolLimits): Promise<DiskSpool> {
    await mkdir(limits.folder, { recursive: true, mode: 0o700 });
    const kept: Kept[] = [];
    for (const name of (await readdir(limits.folder)).sort()) {
      const file = join(limits.folder, name);
      const observed = /^\d{12}\.json$/.test(name) ? await readObserved(file) : undefined;
      if (observed === undefined) await rm(file, { recursive: true, force: true });
      else kept.push({ name, bytes: (await stat(file)).size, ...identityOf(observed) });
    }
    const spool = new DiskSpool(limits, kept, Number(kept.at(-1)?.name.slice(0, 12) ?? 0) + 1);
    await spool.makeRoom(0);
    return spool;
  }

  get state() {
    return { waiting: this.kept.length, bytes: this.bytes(), givenUp: this.givenUp };
  }

  async keep(observed: Observed): Promise<void> {
    const text = JSON.stringify(observed);
    const bytes = Buffer.byteLength(text);
    if (bytes > this.limits.maxBytes) {
      this.givenUp += 1;
      return;
    }
    const identity = identityOf(observed);
    const [before, last] = this.kept.filter(({ detector }) => detector === observed.detector).slice(-2);
    if (before?.content === identity.content && last?.content === identity.content) await this.remove(last);
    await this.makeRoom(bytes);
    const name = `${String(this.next).padStart(12, '0')}.json`;
    this.next += 1;
    const beside = join(this.limits.folder, `.${randomUUID()}`);
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(this.limits.folder, name));
    this.kept = [...this.kept, { name, bytes, ...identity }];
  }

  async oldest() {
    for (let [first] = this.kept; first !== undefined; [first] = this.kept) {
      const kept = first;
      const observed = await readObserved(join(this.limits.folder, kept.name));
      if (observed !== undefined) return { observed, forget: () => this.remove(kept) };
      await this.remove(kept);
    }
    return undefined;
  }

  private bytes(): number {
    return this.kept.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  private async makeRoom(bytes: number): Promise<void> {
    while (this.bytes() + bytes > this.limits.maxBytes) {
      const [first] = this.kept;
      if (first === undefined) return;
      await this.remove(first);
      this.givenUp += 1;
    }
  }

  private async remove(kept: Kept): Promise<void> {
    await rm(join(this.limits.folder, kept.name), { force: true });
    this.kept = this.kept.filter(({ name }) => name !== kept.name);
  }
}

function identityOf({ detector, completeness, problem, document }: Observed) {
  return { detector, content: JSON.stringify({ completeness, problem, document }) };
}

/** Undefined for what cannot be read, or is no observation. */
async function readObserved(file: string): Promise<Observed | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObserved(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObserved(value: unknown): value is Observed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'detector' in value &&
    typeof value.detector === 'string' &&
    'observedAt' in value &&
    typeof value.observedAt === 'string' &&
    'document' in value
  );
}
