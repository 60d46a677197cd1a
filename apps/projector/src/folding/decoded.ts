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
  /** Not even its type is known here, so that every projection has to stop at it. */
  readonly unknown: boolean;
}

export function decoded(stored: StoredEvent, catalog: EventCatalog, previous: bigint | undefined): Decoded {
  const { type, position, stream, revision } = stored;
  const unknown = !catalog.knows(type);
  try {
    return { type, position, stream, revision, previous, event: catalog.decode(stored), problem: undefined, unknown };
  } catch (error) {
    return { type, position, stream, revision, previous, event: undefined, problem: reasonOf(error), unknown };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
