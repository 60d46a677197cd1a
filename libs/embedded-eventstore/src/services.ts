import type { handleBidiStreamingCall, handleClientStreamingCall, MethodDefinition } from '@grpc/grpc-js';
import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';

/** A method whose messages pass as the bytes they are: frames go out as stored, and requests are decoded by hand. */
function raw(path: string, requestStream: boolean, responseStream: boolean): MethodDefinition<Buffer, Buffer> {
  const identity = (bytes: Buffer): Buffer => bytes;
  return {
    path,
    requestStream,
    responseStream,
    requestSerialize: identity,
    requestDeserialize: identity,
    responseSerialize: identity,
    responseDeserialize: identity,
  };
}

const STREAMS = '/event_store.client.streams.Streams';

export const streamsService = {
  read: raw(`${STREAMS}/Read`, false, true),
  append: raw(`${STREAMS}/Append`, true, false),
  batchAppend: raw(`${STREAMS}/BatchAppend`, true, true),
  delete: raw(`${STREAMS}/Delete`, false, false),
  tombstone: raw(`${STREAMS}/Tombstone`, false, false),
};

export const serverFeaturesService = {
  getSupportedMethods: raw('/event_store.client.server_features.ServerFeatures/GetSupportedMethods', false, false),
};

export const gossipService = {
  read: raw('/event_store.client.gossip.Gossip/Read', false, false),
};

export type Unary = handleUnaryCall<Buffer, Buffer>;
export type ClientStreaming = handleClientStreamingCall<Buffer, Buffer>;
export type ServerStreaming = handleServerStreamingCall<Buffer, Buffer>;
export type BidiStreaming = handleBidiStreamingCall<Buffer, Buffer>;
