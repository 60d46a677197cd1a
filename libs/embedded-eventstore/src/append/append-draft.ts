import type { ProposedEvent, Target } from '../wire/append-requests';
import { decodeProposedEvent } from '../wire/append-requests';
import { MalformedMessage } from '../wire/protobuf-reader';
import type { ProtobufReader } from '../wire/protobuf-reader';
import { NotAUuid } from '../wire/uuid';
import type { Outcome } from './outcome';
import { MAX_APPEND_BYTES } from './outcome';

/** Names longer than any real one are refused rather than kept. */
const MAX_NAME_BYTES = 65_536;
/** What an append may take in memory, its metadata included. */
const MAX_DRAFT_BYTES = 16 * 1_048_576;

export type Refusal = Extract<Outcome, { kind: 'invalid' | 'too-large' }>;

/** An append while its events arrive. */
export class AppendDraft {
  readonly events: ProposedEvent[] = [];
  private dataBytes = 0;
  private allBytes = 0;

  constructor(readonly target: Target) {}

  /** Takes the events of one message; the refusal, if the append cannot be accepted whatever comes next. */
  addEncoded(messages: readonly ProtobufReader[]): Refusal | undefined {
    try {
      for (const message of messages) {
        const refusal = this.add(decodeProposedEvent(message));
        if (refusal !== undefined) return refusal;
      }
      return undefined;
    } catch (error) {
      if (error instanceof MalformedMessage || error instanceof NotAUuid) return invalid(error.message);
      throw error;
    }
  }

  add(event: ProposedEvent): Refusal | undefined {
    this.events.push(event);
    this.dataBytes += event.data.length;
    this.allBytes += event.data.length + event.metadata.length + event.type.length + 100;
    if (this.dataBytes > MAX_APPEND_BYTES) return { kind: 'too-large' };
    if (event.type.length > MAX_NAME_BYTES) return invalid('the event type is too long');
    return this.allBytes > MAX_DRAFT_BYTES ? invalid('the append is too large') : undefined;
  }
}

/** Why nothing can be written under this name; the names without a stream behind them end a real server's process. */
export function refusalOfName(stream: string): Refusal | undefined {
  if (stream === '' || stream === '$$') return invalid('a stream needs a name');
  if (stream === '$all') return invalid('$all is the whole log, not a stream');
  return Buffer.byteLength(stream) > MAX_NAME_BYTES ? invalid('the stream name is too long') : undefined;
}

function invalid(because: string): Refusal {
  return { kind: 'invalid', because };
}
