import type { JsonObject } from './json';

/** What an environment is declared to be, as far as it is compared: a release and its overlay, resolved. */
export interface Intent {
  readonly artifacts: Readonly<Record<string, DeclaredArtifact>>;
  readonly migrations: Readonly<Record<string, readonly { readonly id: string; readonly checksum: string }[]>>;
  readonly configuration: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly flags: Readonly<Record<string, unknown>>;
  /** Digests of rendered manifests by name; an intent of before there were any has none. */
  readonly manifests?: Readonly<Record<string, string>>;
  /** The overlay's values that differ from the release's own. */
  readonly variance: readonly Variance[];
  /** What the intent names by digest, read by whoever asks for a comparison that needs it. */
  readonly documents?: DeclaredDocuments;
}

interface DeclaredArtifact {
  readonly digest: string;
  /** Where it is, without tag or digest. */
  readonly repository?: string;
}

/** The content of documents that an intent names; free of secrets, which stand in them as keyed digests. */
interface DeclaredDocuments {
  /** The objects of all rendered manifests. */
  readonly objects: readonly JsonObject[];
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
