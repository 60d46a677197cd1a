import { createHash } from 'node:crypto';

/** Where a command left the stream. */
export interface Outcome {
  readonly revision: bigint;
  readonly position: bigint;
}

/** A run of commands that wrote long ago: no longer by name, but so that almost every other command is told apart. */
export interface OlderCommands {
  readonly from: bigint;
  readonly to: bigint;
  /** A Bloom filter over the commands' ids. */
  readonly filter: Uint8Array;
}

export interface KeptOutcomes {
  readonly upTo: bigint;
  readonly recent: readonly (readonly [string, Written])[];
  readonly older: readonly OlderCommands[];
}

interface Written extends Outcome {
  /** Revision of the command's first event. */
  readonly from: bigint;
}

const PAGE = 256;
const BITS_PER_COMMAND = 24;
const PROBES = 11;

/**
 * What every command that wrote to a stream came to: the latest by name, the others three bytes each. Whether an older
 * one wrote is answered by reading the few events among which it must be.
 */
export class Outcomes {
  private upTo = -1n;
  private readonly recent = new Map<string, Written>();
  private readonly older: OlderCommands[] = [];

  static of({ upTo, recent, older }: KeptOutcomes): Outcomes {
    const outcomes = new Outcomes();
    outcomes.upTo = upTo;
    for (const [commandId, written] of recent) outcomes.recent.set(commandId, written);
    outcomes.older.push(...older);
    return outcomes;
  }

  kept(): KeptOutcomes {
    return { upTo: this.upTo, recent: [...this.recent], older: [...this.older] };
  }

  /** Events come in the stream's order; one that was added before changes nothing. */
  add(commandId: string, { revision, position }: Outcome): void {
    if (revision <= this.upTo) return;
    this.upTo = revision;
    this.recent.set(commandId, { from: this.recent.get(commandId)?.from ?? revision, revision, position });
    if (this.recent.size >= 2 * PAGE) this.older.push(this.withoutOldest());
  }

  latest(commandId: string): Outcome | undefined {
    const written = this.recent.get(commandId);
    return written && { revision: written.revision, position: written.position };
  }

  /** Where to look for a command that is not among the latest; nowhere, as a rule, if it never wrote. */
  candidates(commandId: string): readonly OlderCommands[] {
    if (this.older.length === 0) return [];
    const bits = bitsOf(commandId);
    return this.older.filter(({ filter }) => bits.every((bit) => ((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0));
  }

  /** Whether the command may have written already. */
  mayKnow(commandId: string): boolean {
    return this.recent.has(commandId) || this.candidates(commandId).length > 0;
  }

  private withoutOldest(): OlderCommands {
    const filter = new Uint8Array((PAGE * BITS_PER_COMMAND) / 8);
    const oldest = [...this.recent].slice(0, PAGE);
    for (const [commandId] of oldest) {
      this.recent.delete(commandId);
      for (const bit of bitsOf(commandId)) filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
    const from = oldest.reduce((least, [, written]) => (written.from < least ? written.from : least), this.upTo);
    const to = oldest.reduce((most, [, { revision }]) => (revision > most ? revision : most), from);
    return { from, to, filter };
  }
}

function bitsOf(commandId: string): readonly number[] {
  const digest = createHash('sha256').update(commandId).digest();
  const bits = PAGE * BITS_PER_COMMAND;
  return Array.from({ length: PROBES }, (_, probe) => digest.readUInt16BE(2 * probe) % bits);
}
