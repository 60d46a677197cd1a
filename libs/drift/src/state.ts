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
  /** Excepted, and found so by a complete observation: it has ended unless the exception does first. */
  readonly settled?: true;
  /** In force until its end, also while the difference is gone. */
  readonly acceptance?: Acceptance;
}

/** Every finding that the environment ever had, by id. */
export interface Drift {
  readonly findings: ReadonlyMap<string, Finding>;
}
