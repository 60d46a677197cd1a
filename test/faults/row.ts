/** What a row is given to do its work. */
export interface Run {
  readonly seed: number;
  /** The larger figures. */
  readonly nightly: boolean;
  /** How many processes to kill, where it is not the usual figure. */
  readonly kills: number | undefined;
  /** An empty folder of its own. */
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

/** What came of it; a row without violations has held. */
export interface Result {
  /** One line: what was done, and what was measured. */
  readonly summary: string;
  readonly violations: readonly string[];
}

/** One row of what must survive. */
export interface Row {
  readonly name: string;
  /** What is done to the system, in a few words. */
  readonly fault: string;
  /** Takes too long for every change: only run when it is asked for, and every night. */
  readonly nightlyOnly?: boolean;
  readonly run: (run: Run) => Promise<Result>;
}
