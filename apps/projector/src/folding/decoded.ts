import type { EventCatalog, Recorded, StoredEvent } from '@ledgerline/kernel';

/** An event as the projections meet it: decoded once for all of them, if any of them folds it. */
export interface Decoded {
  readonly type: string;
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  /** Of the event before it in its batch; undefined for the first. */
  readonly previous: bigint | undefined;
  readonly event: Recorded | undefined;
  /** Why nobody can read it. */
  readonly problem: string | undefined;
  /** A newer build wrote it, so that whoever is concerned has to stop before it: the type or its version is not known here. */
  readonly newer: boolean;
}

export function decoded(stored: StoredEvent, catalog: EventCatalog, previous: bigint | undefined): Decoded {
  const { type, position, stream, revision } = stored;
  try {
    return {
      type,
      position,
      stream,
      revision,
      previous,
      event: catalog.decode(stored),
      problem: undefined,
      newer: false,
    };
  } catch (error) {
    const newer = !catalog.knows(type) || versionIn(stored.metadata) > catalog.versionOf(type);
    return { type, position, stream, revision, previous, event: undefined, problem: reasonOf(error), newer };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function versionIn(metadata: unknown): number {
  const version: unknown =
    typeof metadata === 'object' && metadata !== null && 'schemaVersion' in metadata
      ? metadata.schemaVersion
      : undefined;
  return typeof version === 'number' ? version : 0;
}
