import type { ResolvedEvent } from '@eventstore/db-client';
import type { StoredEvent } from '@ledgerline/kernel';
import { asStored, isSystemEvent } from './stored-event';

/** What stands in the log as the server has it: events of ours, and what is no such event but in the same log. */
export type RawEvent =
  | { readonly kind: 'event'; readonly event: StoredEvent; readonly isJson: boolean }
  /** Metadata of streams, deletions, links and whatever else the server keeps for itself. */
  | { readonly kind: 'system'; readonly stream: string; readonly type: string; readonly position: bigint };

export function rawEvent({ event }: ResolvedEvent): RawEvent | undefined {
  if (event === undefined) return undefined;
  const stored = asStored(event);
  if (!isSystemEvent(event)) return { kind: 'event', event: stored, isJson: event.isJson };
  return { kind: 'system', stream: stored.stream, type: stored.type, position: stored.position };
}
