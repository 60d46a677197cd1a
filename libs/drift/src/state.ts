import type { Assignee } from './assignee';
import type { Difference } from './difference';

/** A waiver of one difference with its end. */
export interface Acceptance {
  readonly exceptionId: string;
  /** RFC 3339, UTC. */
  readonly until: string;
  readonly person: string;
  readonly reason: string;
}

export type FindingStatus = 'open' | 'acknowledged' | 'capture-proposed' | 'revert-requested' | 'excepted' | 'closed';

/** One difference over its life, as decisions about it need to know it. */
export interface Finding {
  readonly findingId: string;
  readonly detector: string;
  readonly status: FindingStatus;
  readonly difference: Difference;
  readonly proposalId?: string;
  /** Where a release is to bring it: the revision of the intent that it was not in. */
  readonly releaseAfter?: number;
  /** Excepted, and found so by a complete observation: it has ended unless the exception does first. */
  readonly settled?: true;
  /** In force until its end, also while the difference is gone. */
  readonly acceptance?: Acceptance;
  readonly assignee?: Assignee;
  /** In force until its end, or until the finding ends. */
  readonly snooze?: { readonly snoozeId: string; readonly until: string };
  /** By when somebody has to have decided, and what was said about it already. */
  readonly deadline?: { readonly at: string; readonly announced: boolean; readonly escalated: boolean };
  /** When it came back, the latest few; RFC 3339, UTC, by the ledger's clock. */
  readonly reopenings: readonly string[];
  /** Comes back again and again: it is over when it has stayed away for long enough. */
  readonly flapping?: true;
  /** Who wrote what was seen each time, as far as that is known; the latest few, the latest last. */
  readonly writers: readonly string[];
}

/** Every finding that the environment ever had, by id. */
export interface Drift {
  readonly findings: ReadonlyMap<string, Finding>;
}
