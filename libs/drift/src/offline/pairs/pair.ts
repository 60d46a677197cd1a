/** A schema and one that somebody changed. */
export interface Pair {
  readonly what: string;
  /** What both begin with. */
  readonly setup?: string;
  readonly declared?: string;
  readonly observed?: string;
  /** Each difference as `kind path`, the path below `schema`; the other way round what was missing is unexpected. */
  readonly differences: readonly string[];
  /** The first version of the server that knows it. */
  readonly since?: number;
}

/** Two ways of saying the same. */
export interface EqualPair {
  readonly what: string;
  readonly setup?: string;
  readonly one: string;
  readonly other: string;
  readonly since?: number;
}
