import type { Safety } from './migrations/safety';
import type { ArtifactIndexed, BuildRecorded, EvidenceAttached, MessageQuarantined, ReleaseCut } from './events';

/** What decisions about an artifact's builds need to know; everything here is filed under one digest. */
export interface ArtifactBuilds {
  /** By build id, the first recorded first: the build itself, or where it is filed when that is another artifact of it. */
  readonly builds: ReadonlyMap<string, BuildRecorded['data'] | ArtifactIndexed['data']>;
  /** `<digest> <repository>` of everything that can be pulled already. */
  readonly published: ReadonlySet<string>;
}

/** What decisions about a release need to know. */
export type Release =
  | { readonly status: 'none' }
  | (ReleaseCut['data'] & {
      readonly status: 'cut';
      /** By evidence id, in the order in which it was attached. */
      readonly evidence: ReadonlyMap<string, EvidenceAttached['data']>;
    });

/** Which release an alias stands for. */
export type Alias = { readonly status: 'free' } | { readonly status: 'claimed'; readonly releaseId: string };

/** What a migration id of a database means, for ever. */
export interface KnownMigration {
  readonly checksum: string;
  /** The release that brought it. */
  readonly releaseId: string;
  /** Undefined where nobody looked: then it is not known, and never taken for safe. */
  readonly safety?: Safety;
  /** Why it is so: the reason of its worst statement. */
  readonly because?: string;
  /** Releases that have to have converged in an environment before it runs there. */
  readonly requires?: readonly string[];
}

/** By migration id. */
export type KnownMigrations = ReadonlyMap<string, KnownMigration>;

/** How much of a large document is in the ledger. */
export type Blob =
  | { readonly status: 'none' }
  | { readonly status: 'partial'; readonly stored: number; readonly chunks: number }
  | { readonly status: 'complete'; readonly sizeBytes: number; readonly mediaType: string };

/** Whether a CloudEvent came in before, and with what. */
export type Delivery = { readonly status: 'new' } | { readonly status: 'accepted'; readonly bodyHash: string };

/** Whether a message from Kafka was set aside, and what became of it. */
export type SetAside =
  | { readonly status: 'none' }
  | { readonly status: 'held'; readonly message: MessageQuarantined['data'] }
  | { readonly status: 'released' | 'discarded' };
