import type { Recorded } from '@ledgerline/kernel';
import { writeKafkaEvent } from '@ledgerline/platform/cloudevents';
import type { OutgoingMessage } from '@ledgerline/platform/kafka';

const SOURCE = '/ledgerline';
/** What a broker takes as it comes out of the box is a megabyte; the envelope needs some of it. */
const MAX_CONTENT_BYTES = 900 * 1024;

/** `build.recorded`, version 1 → `dev.cdeventsx.ledgerline-build.recorded.1.0.0`. */
function toldType(type: string, version: number): string {
  return `dev.cdeventsx.ledgerline-${type}.${String(version)}.0.0`;
}

/**
 * A ledger event as others see it: a CloudEvent whose id is the event's own, so that a repeat is recognised, and whose key
 * is its stream, so that one stream keeps its order.
 */
export function toldEvent(event: Recorded): OutgoingMessage {
  const { id, stream, revision, position, recordedAt, metadata } = event;
  const type = toldType(event.type, metadata.schemaVersion);
  const content = contentOf(event.data);
  const data = {
    context: { specversion: '0.5.1', id, source: SOURCE, type, timestamp: recordedAt },
    subject: { id: stream, source: SOURCE, content: content ?? {} },
    customData: {
      position: String(position),
      revision: String(revision),
      actor: metadata.actor,
      causationId: metadata.causationId,
      correlationId: metadata.correlationId,
      ...(content === undefined && { omitted: 'content: too large for a message' }),
    },
  };
  const extensions = { partitionkey: stream, ledgerposition: String(position), ledgerrevision: String(revision) };
  const written = writeKafkaEvent({ id, source: SOURCE, type, subject: stream, time: recordedAt, data, extensions });
  return { key: stream, ...written };
}

function contentOf(data: unknown): unknown {
  return Buffer.byteLength(JSON.stringify(data)) > MAX_CONTENT_BYTES ? undefined : data;
}
