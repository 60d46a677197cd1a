import type { ResolvedEvent } from '@eventstore/db-client';
import type { StoredEvent } from '@ledgerline/kernel';

/** The event as the port shows it; undefined for the server's own, and for what is no event. */
export function storedEvent({ event }: ResolvedEvent): StoredEvent | undefined {
  if (event === undefined || event.type.startsWith('$') || event.streamId.startsWith('$')) return undefined;
  return {
    id: event.id,
    stream: event.streamId,
    type: event.type,
    data: event.data,
    metadata: event.metadata,
    revision: event.revision,
    position: event.position?.commit ?? 0n,
    recordedAt: event.created.toISOString(),
  };
}
