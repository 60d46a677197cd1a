/** How the conductor stands, for whoever watches over it. */
export interface RunnerStatus {
  /** Whether it has seen all of the ledger once since it started. */
  readonly ready: boolean;
  /** Everything in the ledger up to here is handled. */
  readonly position: string | null;
  /** When the log recorded what was last taken up, by the log's clock. */
  readonly lastRecordedAt: string | null;
  /** 0 while everything that was recorded is handled. */
  readonly lagMilliseconds: number;
  /** Instances that anything can still reach. */
  readonly live: number;
  readonly quarantined: number;
  /** Inputs and effects that are being dealt with. */
  readonly underWay: number;
}
