import type { ServerResponse } from 'node:http';
import type { JsonObject } from './json';
import type { ObjectStore, StoreEvent } from './object-store';
import type { ServedResource } from './resource-table';
import { isSelected } from './selected';
import { statusOf } from './status';

interface Watcher {
  readonly response: ServerResponse;
  readonly resource: ServedResource;
  readonly hasBookmarks: boolean;
  readonly stop: () => void;
}

/** Watches that are open, and what they are told. */
export class WatchAnswers {
  private readonly watchers = new Set<Watcher>();
  /** Watches that get nothing any more and do not know: the connection is there, and nobody at its other end. */
  isFrozen = false;

  constructor(private readonly store: ObjectStore) {}

  get count(): number {
    return this.watchers.size;
  }

  answer(response: ServerResponse, resource: ServedResource, namespace: string | undefined, url: URL): void {
    const from = Number(url.searchParams.get('resourceVersion') ?? '0');
    response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked' });
    response.flushHeaders();
    if (from < this.store.compacted) {
      write(response, { type: 'ERROR', object: statusOf(410, 'Expired', 'too old resource version') });
      response.end();
      return;
    }
    const tell = ({ type, stored }: StoreEvent) => {
      const isOurs = stored.resource.plural === resource.plural && stored.resource.apiVersion === resource.apiVersion;
      const isHere = namespace === undefined || stored.namespace === namespace;
      if (!this.isFrozen && isOurs && isHere && isSelected(stored.object, url))
        write(response, { type, object: stored.object });
    };
    for (const event of this.store.since(from)) tell(event);
    const stopListening = this.store.listen(tell);
    const seconds = Number(url.searchParams.get('timeoutSeconds') ?? 1800);
    const end = setTimeout(() => response.end(), seconds * 1000);
    end.unref();
    const hasBookmarks = url.searchParams.get('allowWatchBookmarks') === 'true';
    const watcher = { response, resource, hasBookmarks, stop: stopListening };
    this.watchers.add(watcher);
    response.once('close', () => {
      clearTimeout(end);
      stopListening();
      this.watchers.delete(watcher);
    });
  }

  /** Tells everybody how far they have come, as the API server does about once a minute. */
  bookmark(): void {
    for (const { response, resource, hasBookmarks } of this.watchers) {
      if (!hasBookmarks || this.isFrozen) continue;
      const { apiVersion, kind } = resource;
      const metadata = { resourceVersion: String(this.store.revision) };
      write(response, { type: 'BOOKMARK', object: { kind, apiVersion, metadata } });
    }
  }

  /** Ends every watch in order, or in the middle of a change. */
  drop(how: 'in-order' | 'broken' = 'in-order'): void {
    for (const { response, stop } of this.watchers) {
      stop();
      if (how === 'in-order') response.end();
      else {
        response.write('{"type":"MODIFIED","object":{"metada');
        setImmediate(() => response.destroy());
      }
    }
  }

  /** Tells every watch that it is too old, in the middle of it. */
  expire(): void {
    for (const { response, stop } of this.watchers) {
      stop();
      write(response, { type: 'ERROR', object: statusOf(410, 'Expired', 'too old resource version') });
      response.end();
    }
  }
}

function write(response: ServerResponse, change: JsonObject): void {
  response.write(`${JSON.stringify(change)}\n`);
}
