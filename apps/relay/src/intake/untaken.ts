import { deriveId, digestOf } from '@ledgerline/kernel';
import type { IncomingMessage } from '@ledgerline/platform/kafka';
import type { UntakenMessage } from '@ledgerline/release';
import type { InRule } from '../topics';
import type { Problem } from './read-message';

/** Where a message stands in Kafka. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

const MAX_TEXT = 2000;
const MOST_HEADERS = 20;
const told = /^(?:ce_[a-z0-9]{1,40}|content-type)$/;

/** What the ledger keeps of a message that cannot be taken: where it stands, what it says of itself, why; not its payload. */
export function untaken(
  { projects: [first = ''] }: InRule,
  place: Place,
  message: IncomingMessage,
  { project = first, reason, explanation, event }: Problem,
  awaits?: string,
): UntakenMessage {
  const content = contentOf(message);
  const { offset, digest } = content;
  return {
    messageId: deriveId('quarantine', place.topic, String(place.partition), offset, digest ?? ''),
    project,
    topic: place.topic,
    partition: place.partition,
    ...content,
    reason,
    explanation: cut(explanation),
    ...(event !== undefined && { delivery: { source: cut(event.source), id: cut(event.id), type: cut(event.type) } }),
    headers: toldHeaders(message.headers),
    ...(awaits !== undefined && { awaits }),
  };
}

function contentOf({ offset, value, unreadable }: IncomingMessage) {
  if (unreadable === undefined) {
    return { offset: String(offset), bytes: value?.length ?? 0, ...(value && { digest: digestOf(value) }) };
  }
  const { firstOffset, lastOffset, bytes, digest } = unreadable;
  return { offset: firstOffset, bytes, digest, ...(lastOffset !== firstOffset && { lastOffset }) };
}

function toldHeaders(headers: IncomingMessage['headers']) {
  const named = Object.entries(headers).filter(([name]) => told.test(name));
  return Object.fromEntries(named.slice(0, MOST_HEADERS).map(([name, text]) => [name, cut(text)]));
}

function cut(text: string): string {
  return text.slice(0, MAX_TEXT);
}
