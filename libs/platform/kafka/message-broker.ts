/** Why the bytes of some messages could not be turned into messages; all of `firstOffset` to `lastOffset` are meant. */
export interface Unreadable {
  readonly reason: 'too-large-unpacked' | 'unknown-compression' | 'broken-compression';
  readonly explanation: string;
  readonly firstOffset: string;
  readonly lastOffset: string;
  /** Of the packed bytes. */
  readonly bytes: number;
  readonly digest: string;
}

export interface IncomingMessage {
  readonly offset: bigint;
  readonly key: Buffer | undefined;
  readonly value: Buffer | undefined;
  /** Of a header that came several times, the first. */
  readonly headers: Readonly<Record<string, string>>;
  /** Set when nothing else of the message is known. */
  readonly unreadable?: Unreadable;
}

/** Messages of one partition, in its order. */
export interface IncomingBatch {
  readonly topic: string;
  readonly partition: number;
  readonly messages: readonly IncomingMessage[];
  /** The offset that the partition's next message will have. */
  readonly end: bigint;
  /** Whether the partition is still this consumer's. */
  readonly isCurrent: () => boolean;
  /** Everything up to `offset` is done with for good; it is not delivered again unless the commit is lost. */
  readonly done: (offset: bigint) => Promise<void>;
  /** To be called every few seconds while a batch takes long; throws when the partition went to another consumer. */
  readonly alive: () => Promise<void>;
}

/** Thrown by whoever takes a batch: what is not done is delivered again after the pause; other partitions go on. */
export class TakeLater extends Error {
  constructor(
    readonly milliseconds: number,
    reason: string,
  ) {
    super(reason);
    this.name = 'TakeLater';
  }
}

export interface Subscription {
  readonly group: string;
  readonly topics: readonly string[];
  /** Called for one batch of a partition at a time, for several partitions at once. */
  readonly take: (batch: IncomingBatch) => Promise<void>;
}

export interface Consuming {
  /** Whether a group has been joined and nothing has failed since. */
  readonly isJoined: boolean;
  /** Finishes the batches in hand and leaves the group. */
  stop(): Promise<void>;
}

export interface OutgoingMessage {
  /** Messages with the same key keep their order. */
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Kafka, as the relay needs it. */
export abstract class MessageBroker {
  /** At least once, from the oldest message when the group is new; survives any outage of the broker. */
  abstract consume(subscription: Subscription): Promise<Consuming>;
  /** Resolves when all replicas have all of them; rejects when it is not known that they do. */
  abstract produce(topic: string, messages: readonly OutgoingMessage[]): Promise<void>;
  abstract close(): Promise<void>;
}
