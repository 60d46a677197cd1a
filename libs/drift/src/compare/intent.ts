/** What an environment is declared to be, as far as it is compared: a release and its overlay, resolved. */
export interface Intent {
  readonly artifacts: Readonly<Record<string, { readonly digest: string }>>;
  readonly migrations: Readonly<Record<string, readonly { readonly id: string; readonly checksum: string }[]>>;
  readonly configuration: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly flags: Readonly<Record<string, unknown>>;
  /** The overlay's values that differ from the release's own. */
  readonly variance: readonly Variance[];
}

interface Variance {
  readonly key: string;
  /** Null when the release has none. */
  readonly base: unknown;
  readonly value: unknown;
  readonly owner: string;
  readonly why: string;
}

/** An intent with its place in the environment's history. */
export interface DeclaredIntent {
  readonly intentRevision: number;
  readonly document: Intent;
  /** RFC 3339, UTC, by the ledger's clock. */
  readonly declaredAt: string;
  readonly converged: boolean;
}
