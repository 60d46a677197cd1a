import { decodeStreamIdentifier } from './append-requests';
import { MalformedMessage, ProtobufReader } from './protobuf-reader';

/** Where in a stream, or in the whole log, a read begins. */
export type From<Place> = 'start' | 'end' | Place;

export interface LogPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Which events of the whole log are wanted. */
export interface FilterOptions {
  readonly on: 'stream' | 'type';
  readonly regex: string;
  readonly prefixes: readonly string[];
  /** Events looked at per page; a checkpoint is due every `maxSearchWindow × checkpointMultiplier` events. */
  readonly maxSearchWindow: number | undefined;
  readonly checkpointMultiplier: number;
}

export interface ReadRequest {
  readonly source:
    | { readonly kind: 'stream'; readonly stream: string; readonly from: From<bigint> }
    | { readonly kind: 'all'; readonly from: From<LogPosition> };
  readonly backwards: boolean;
  readonly resolveLinks: boolean;
  /** How many events at most; undefined for a subscription. */
  readonly count: bigint | undefined;
  readonly filter: FilterOptions | undefined;
}

type Draft = { -readonly [Key in keyof ReadRequest]: ReadRequest[Key] | undefined };

export function decodeReadRequest(bytes: Buffer): ReadRequest {
  const message = new ProtobufReader(bytes);
  let request: ReadRequest | undefined;
  while (message.next()) {
    if (message.field === 1) request = decodeOptions(message.message());
    else message.skip();
  }
  if (request === undefined) throw new MalformedMessage('a read needs options');
  return request;
}

function decodeOptions(message: ProtobufReader): ReadRequest {
  const draft: Draft = { source: undefined, backwards: false, resolveLinks: false, count: 0n, filter: undefined };
  while (message.next()) {
    if (message.field === 1) draft.source = decodeStreamSource(message.message());
    else if (message.field === 2) draft.source = decodeAllSource(message.message());
    else if (message.field === 3) draft.backwards = message.uint() === 1;
    else if (message.field === 4) draft.resolveLinks = message.bool();
    else if (message.field === 5) draft.count = message.uint64();
    else if (message.field === 7) draft.filter = decodeFilter(message.message());
    else {
      if (message.field === 6) draft.count = undefined;
      message.skip();
    }
  }
  const { source, backwards = false, resolveLinks = false, count, filter } = draft;
  if (source === undefined) throw new MalformedMessage('a read needs a stream or the whole log');
  return { source, backwards, resolveLinks, count, filter };
}

function decodeStreamSource(message: ProtobufReader): ReadRequest['source'] {
  let stream = '';
  let from: From<bigint> = 'start';
  while (message.next()) {
    if (message.field === 1) stream = decodeStreamIdentifier(message.message());
    else if (message.field === 2) from = message.uint64();
    else {
      if (message.field === 4) from = 'end';
      message.skip();
    }
  }
  return { kind: 'stream', stream, from };
}

function decodeAllSource(message: ProtobufReader): ReadRequest['source'] {
  let from: From<LogPosition> = 'start';
  while (message.next()) {
    if (message.field === 1) from = decodePosition(message.message());
    else {
      if (message.field === 3) from = 'end';
      message.skip();
    }
  }
  return { kind: 'all', from };
}

function decodePosition(message: ProtobufReader): LogPosition {
  let commit = 0n;
  let prepare = 0n;
  while (message.next()) {
    if (message.field === 1) commit = message.uint64();
    else if (message.field === 2) prepare = message.uint64();
    else message.skip();
  }
  return { commit, prepare };
}

function decodeFilter(message: ProtobufReader): FilterOptions {
  let on: FilterOptions['on'] = 'stream';
  let expression = { regex: '', prefixes: [] as readonly string[] };
  let maxSearchWindow: number | undefined;
  let checkpointMultiplier = 1;
  while (message.next()) {
    if (message.field === 1 || message.field === 2) {
      on = message.field === 1 ? 'stream' : 'type';
      expression = decodeExpression(message.message());
    } else if (message.field === 3) maxSearchWindow = message.uint();
    else if (message.field === 5) checkpointMultiplier = message.uint();
    else message.skip();
  }
  return { on, ...expression, maxSearchWindow, checkpointMultiplier };
}

function decodeExpression(message: ProtobufReader): { regex: string; prefixes: readonly string[] } {
  let regex = '';
  const prefixes: string[] = [];
  while (message.next()) {
    if (message.field === 1) regex = message.text();
    else if (message.field === 2) prefixes.push(message.text());
    else message.skip();
  }
  return { regex, prefixes };
}
