import { ProtobufWriter } from './protobuf-writer';

/** The server whose behaviour this node has. */
const SERVER_VERSION = '24.6.0';
const STREAMS = 'event_store.client.streams.streams';
const METHODS = ['read', 'append', 'batchappend', 'delete', 'tombstone'];
const LEADER = 8;

/** `SupportedMethods`: clients use the batch append only where it is listed. */
export function supportedMethods(): Buffer {
  const writer = new ProtobufWriter(512).text(2, SERVER_VERSION);
  for (const method of [...METHODS].reverse()) {
    const entry = writer.mark();
    writer.text(2, STREAMS).text(1, method).close(1, entry);
  }
  return writer.finish();
}

/** `ClusterInfo` of a cluster of one. */
export function clusterOfOne(host: string, port: number, instanceId: string): Buffer {
  const writer = new ProtobufWriter(128);
  const endpoint = writer.mark();
  writer.uint(2, port).text(1, host).close(5, endpoint);
  writer.uint(4, 1).uint(3, LEADER);
  const id = writer.mark();
  writer.text(2, instanceId).close(1, id);
  return writer.close(1, 0).finish();
}
