import type { ProposedEvent, Target } from './append-requests';
import { decodeProposedEvent, decodeTarget } from './append-requests';
import { MalformedMessage, ProtobufReader } from './protobuf-reader';

/** One message of a single append: its options first, then an event each. */
export type AppendMessage =
  { readonly kind: 'target'; readonly target: Target } | { readonly kind: 'event'; readonly event: ProposedEvent };

export function decodeAppendMessage(bytes: Buffer): AppendMessage {
  const message = new ProtobufReader(bytes);
  let decoded: AppendMessage | undefined;
  while (message.next()) {
    if (message.field === 1) decoded = { kind: 'target', target: decodeTarget(message.message()) };
    else if (message.field === 2) decoded = { kind: 'event', event: decodeProposedEvent(message.message()) };
    else message.skip();
  }
  if (decoded === undefined) throw new MalformedMessage('an append message holds options or an event');
  return decoded;
}

/** One message of a batch append; the parts of one append share their correlation id, and only the first has a target. */
export interface BatchMessage {
  /** The UUID message as it came: it goes back unread. */
  readonly correlationId: Buffer;
  readonly target?: Target;
  readonly isFinal: boolean;
  /** Decoded one by one, so that a bad event fails its own append and no other. */
  readonly events: readonly ProtobufReader[];
}

export function decodeBatchMessage(bytes: Buffer): BatchMessage {
  const message = new ProtobufReader(bytes);
  const events: ProtobufReader[] = [];
  let correlationId: Buffer | undefined;
  let target: Target | undefined;
  let isFinal = false;
  while (message.next()) {
    if (message.field === 1) correlationId = message.data();
    else if (message.field === 2) target = decodeTarget(message.message());
    else if (message.field === 3) events.push(message.message());
    else if (message.field === 4) isFinal = message.bool();
    else message.skip();
  }
  if (correlationId === undefined) throw new MalformedMessage('a batch append needs a correlation id');
  return target === undefined ? { correlationId, isFinal, events } : { correlationId, target, isFinal, events };
}
