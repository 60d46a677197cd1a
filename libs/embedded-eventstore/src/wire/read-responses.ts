import { ProtobufWriter } from './protobuf-writer';

/** The messages of a read that are no events, as `ReadResp` frames. */
export function confirmation(subscriptionId: string): Buffer {
  return new ProtobufWriter(64).text(1, subscriptionId).close(2, 0).finish();
}

/** Everything up to this position has been looked at. */
export function checkpoint(position: number): Buffer {
  return new ProtobufWriter(32).uint(2, position).uint(1, position).close(3, 0).finish();
}

export function streamNotFound(stream: string): Buffer {
  return new ProtobufWriter(64).text(3, stream).close(1, 0).close(4, 0).finish();
}

export function caughtUp(): Buffer {
  return new ProtobufWriter(8).empty(8).finish();
}
