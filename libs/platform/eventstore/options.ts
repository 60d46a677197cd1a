/** How long the log is waited for, in milliseconds. */
export interface Patience {
  /** One request; after it the connection counts as frozen and a new one is made. */
  readonly request: number;
  /** A whole append or read with its repeats; after it the caller hears `unavailable` or `outcome-unknown`. */
  readonly total: number;
}

export interface EventLogOptions {
  /** `esdb://…`: one node, or the nodes of a cluster. With TLS it must name a user. */
  readonly url: string;
  readonly patience?: Patience;
}

export const DEFAULT_PATIENCE: Patience = { request: 3_000, total: 10_000 };

/** Between two tries. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2_000;

export const pauseAfter = (failures: number): number =>
  Math.min(FIRST_PAUSE * 2 ** Math.min(failures, 10), LONGEST_PAUSE);
