import type { RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import type { StoredEvent } from '@ledgerline/kernel';
import { asRecorded } from './copy-mark';

/** The event as the port shows it; undefined for the server's own, and for what is no event. */
export function storedEvent({ event }: ResolvedEvent): StoredEvent | undefined {
  return event === undefined || isSystemEvent(event) ? undefined : asRecorded(asStored(event));
}

export function isSystemEvent({ type, streamId }: RecordedEvent): boolean {
  return type.startsWith('$') || streamId.startsWith('$');
}

/** The event as the server has it, the mark of a copy included. */
export function asStored(event: RecordedEvent): StoredEvent {
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
