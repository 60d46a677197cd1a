import type { EventCatalog, Recorded, StoredEvent } from '@ledgerline/kernel';

/** An event as the projections meet it: decoded once for all of them, if any of them folds it. */
export interface Decoded {
  readonly type: string;
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly event: Recorded | undefined;
  /** Why nobody can read it. */
  readonly problem: string | undefined;
  /** Not even its type is known here, so that every projection has to stop at it. */
  readonly unknown: boolean;
}

/** `handled` says whether anybody folds events of a type. */
export function decoded(stored: StoredEvent, catalog: EventCatalog, handled: (type: string) => boolean): Decoded {
  const { type, position, stream, revision } = stored;
  const place = { type, position, stream, revision };
  const unknown = !catalog.knows(type);
  if (!unknown && !handled(type)) return { ...place, event: undefined, problem: undefined, unknown };
  try {
    return { ...place, event: catalog.decode(stored), problem: undefined, unknown };
  } catch (error) {
    return { ...place, event: undefined, problem: reasonOf(error), unknown };
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
