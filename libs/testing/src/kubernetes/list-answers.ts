import type { JsonObject } from './json';
import type { ObjectStore, Stored } from './object-store';
import type { ServedResource } from './resource-table';
import { isSelected } from './selected';

interface Snapshot {
  readonly revision: number;
  readonly rest: readonly Stored[];
}

/** Lists in pages, each of them of the moment at which the first one was asked for. */
export class ListAnswers {
  private snapshots = new Map<string, Snapshot>();
  private tokens = 0;

  constructor(private readonly store: ObjectStore) {}

  /** As a compaction does it: nobody can go on with a list. */
  expireTokens(): void {
    this.snapshots = new Map();
  }

  /** Undefined where the token has expired. */
  answer(resource: ServedResource, namespace: string | undefined, url: URL): JsonObject | undefined {
    const token = url.searchParams.get('continue');
    const limit = Number(url.searchParams.get('limit') ?? Infinity);
    const snapshot = token === null ? this.snapshot(resource, namespace, url) : this.snapshots.get(token);
    if (snapshot === undefined) return undefined;
    const { revision, rest } = snapshot;
    const page = rest.slice(0, limit);
    const after = rest.slice(limit);
    return {
      kind: `${resource.kind}List`,
      apiVersion: resource.apiVersion,
      metadata: { resourceVersion: String(revision), ...(after.length > 0 && this.next(revision, after)) },
      items: page.map(({ object: { apiVersion: _, kind: __, ...item } }) => item),
    };
  }

  private snapshot(resource: ServedResource, namespace: string | undefined, url: URL): Snapshot {
    const rest = this.store.list(resource, namespace).filter(({ object }) => isSelected(object, url));
    return { revision: this.store.revision, rest };
  }

  private next(revision: number, rest: readonly Stored[]) {
    this.tokens += 1;
    const token = `token-${String(this.tokens)}`;
    this.snapshots.set(token, { revision, rest });
    return { continue: token, remainingItemCount: rest.length };
  }
}
