import type { EachBatchPayload, IHeaders, KafkaMessage, Producer, SASLOptions } from 'kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import { registerBoundedCodecs } from './bounded-codecs';
import type {
  Consuming,
  IncomingBatch,
  IncomingMessage,
  OutgoingMessage,
  Subscription,
  Unreadable,
} from './message-broker';
import { MessageBroker, TakeLater } from './message-broker';
import { UNREADABLE_HEADER } from './unreadable-records';

export interface KafkaOptions {
  /** `host:port` of one or several brokers. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly tls?: boolean;
  readonly sasl?: Extract<SASLOptions, { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512' }>;
  /** Told what the library logs, warnings and errors only. */
  readonly onTrouble: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** One fetch holds at most about this much, so that what it unpacks to is bounded too. */
const FETCH_BYTES = 512 * 1024;
const PARTITION_FETCH_BYTES = 256 * 1024;
const PARTITIONS_AT_ONCE = 4;
const MAX_WAIT_MS = 250;
const SESSION_MS = 30_000;
const HEARTBEAT_MS = 3_000;
/** For ever: an outage is waited for, and joined again within two seconds of its end. */
const PATIENT = { initialRetryTime: 100, maxRetryTime: 2_000, retries: Number.MAX_SAFE_INTEGER };
/** A send that fails is the sender's to repeat. */
const IMPATIENT = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 };

/** {@link MessageBroker} over kafkajs. */
export class KafkaBroker extends MessageBroker {
  private readonly kafka: Kafka;
  private readonly consumers: Consuming[] = [];
  private producer: Promise<Producer> | undefined;

  constructor({ brokers, clientId, tls, sasl, onTrouble }: KafkaOptions) {
    super();
    registerBoundedCodecs();
    this.kafka = new Kafka({
      brokers: [...brokers],
      clientId,
      connectionTimeout: 3_000,
      retry: PATIENT,
      logLevel: logLevel.WARN,
      logCreator:
        () =>
        ({ namespace, log: { message, error } }) => {
          onTrouble(message, { namespace, ...(error !== undefined && { error: String(error) }) });
        },
      ...(tls === true && { ssl: true }),
      ...(sasl !== undefined && { sasl }),
    });
  }

  async consume({ group, topics, take }: Subscription): Promise<Consuming> {
    const consumer = this.kafka.consumer({
      groupId: group,
      maxBytes: FETCH_BYTES,
      maxBytesPerPartition: PARTITION_FETCH_BYTES,
      maxWaitTimeInMs: MAX_WAIT_MS,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      retry: { ...PATIENT, restartOnFailure: () => Promise.resolve(true) },
    });
    const pauses = new Set<NodeJS.Timeout>();
    let isJoined = false;
    consumer.on(consumer.events.GROUP_JOIN, () => (isJoined = true));
    consumer.on(consumer.events.CRASH, () => (isJoined = false));
    consumer.on(consumer.events.DISCONNECT, () => (isJoined = false));
    const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
      try {
        await take(incoming(payload));
      } catch (error) {
        if (!(error instanceof TakeLater)) throw error;
        const resume = payload.pause();
        const timer = setTimeout(() => {
          pauses.delete(timer);
          resume();
        }, error.milliseconds);
        pauses.add(timer);
      }
    };
    const consuming: Consuming = {
      get isJoined() {
        return isJoined;
      },
      stop: async () => {
        pauses.forEach(clearTimeout);
        await consumer.disconnect();
      },
    };
    this.consumers.push(consuming);
    await consumer.connect();
    await consumer.subscribe({ topics: [...topics], fromBeginning: true });
    await consumer.run({
      eachBatch,
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_ONCE,
    });
    return consuming;
  }

  async produce(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    this.producer ??= this.connectedProducer();
    const producer = this.producer;
    try {
      await (
        await producer
      ).send({ topic, acks: -1, messages: messages.map(({ key, value, headers }) => ({ key, value, headers })) });
    } catch (error) {
      // What became of its sequence numbers is not known: the next attempt begins with a producer of its own.
      this.producer = undefined;
      await producer.then((broken) => broken.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.consumers.splice(0).map((consuming) => consuming.stop()));
    await this.producer?.then((producer) => producer.disconnect()).catch(() => undefined);
  }

  private async connectedProducer(): Promise<Producer> {
    const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1, retry: IMPATIENT });
    await producer.connect();
    return producer;
  }
}

function incoming(payload: EachBatchPayload): IncomingBatch {
  const { topic, partition, highWatermark, messages } = payload.batch;
  return {
    topic,
    partition,
    messages: messages.map(readMessage),
    end: BigInt(highWatermark),
    isCurrent: () => payload.isRunning() && !payload.isStale(),
    done: async (offset) => {
      payload.resolveOffset(String(offset));
      const partitions = [{ partition, offset: String(offset + 1n) }];
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
    },
    alive: () => payload.heartbeat(),
  };
}

function readMessage({ offset, key, value, headers = {} }: KafkaMessage): IncomingMessage {
  const told = textsOf(headers);
  const unreadable = told[UNREADABLE_HEADER];
  return {
    offset: BigInt(offset),
    key: key ?? undefined,
    value: value ?? undefined,
    headers: told,
    ...(unreadable !== undefined && { unreadable: JSON.parse(unreadable) as Unreadable }),
  };
}

function textsOf(headers: IHeaders): Readonly<Record<string, string>> {
  const texts = Object.entries(headers).flatMap(([name, value]) => {
    const [first] = [value].flat();
    return first === undefined ? [] : [[name, first.toString()] as const];
  });
  return Object.fromEntries(texts);
}
