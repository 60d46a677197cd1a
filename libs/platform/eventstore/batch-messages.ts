import { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb';
import type { Append, EncodedEvent } from './append';

/** Far below what servers take as one message. */
const CHUNK_BYTES = 2 * 1024 * 1024;
/** What an event takes beside its data and metadata, generously. */
const OVERHEAD_BYTES = 512;
/**
 * How long the server itself may try, in milliseconds. It is told an instant, by our clock, which may be days off: the
 * limits that count are its own commit time-out and our patience.
 */
const SERVER_PATIENCE = 3 * 24 * 3_600_000;

/** One append as requests of the batch call: all but the last say that more is to come. */
export function batchRequests({ stream, events, expected }: Append, correlationId: string): BatchAppendReq[] {
  const correlation = new UUID().setString(correlationId);
  const requests = chunksOf(events).map((chunk) =>
    new BatchAppendReq().setCorrelationId(correlation).setProposedMessagesList(chunk.map(proposed)).setIsFinal(false),
  );
  const options = new BatchAppendReq.Options()
    .setStreamIdentifier(new StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8')))
    .setDeadline(Timestamp.fromDate(new Date(Date.now() + SERVER_PATIENCE)));
  if (expected === 'no-stream') options.setNoStream(new Empty());
  else options.setStreamPosition(expected.toString());
  requests[0]?.setOptions(options);
  requests.at(-1)?.setIsFinal(true);
  return requests;
}

function proposed({ id, type, data, metadata }: EncodedEvent): BatchAppendReq.ProposedMessage {
  const message = new BatchAppendReq.ProposedMessage()
    .setId(new UUID().setString(id))
    .setData(data)
    .setCustomMetadata(metadata);
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}

function chunksOf(events: readonly EncodedEvent[]): EncodedEvent[][] {
  const chunks: EncodedEvent[][] = [[]];
  let bytes = 0;
  for (const event of events) {
    const size = event.data.length + event.metadata.length + OVERHEAD_BYTES;
    if (bytes > 0 && bytes + size > CHUNK_BYTES) {
      chunks.push([]);
      bytes = 0;
    }
    bytes += size;
    chunks.at(-1)?.push(event);
  }
  return chunks;
}
