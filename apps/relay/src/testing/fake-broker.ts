import type { Consuming, IncomingMessage, OutgoingMessage, Subscription } from '@ledgerline/platform/kafka';
import { MessageBroker, TakeLater } from '@ledgerline/platform/kafka';
import { setImmediate as turn } from 'node:timers/promises';

/** Whether something goes wrong this time. */
export type Chance = () => boolean;

class PartitionLost extends Error {}

interface Partition {
  readonly topic: string;
  readonly number: number;
  readonly messages: Omit<IncomingMessage, 'offset'>[];
  committed: number;
  /** Where this consumer reads on; falls back to what is committed when the partition changes hands. */
  position: number;
}

const MOST_IN_A_BATCH = 500;

/** Kafka in memory: partitions, committed offsets, and as much trouble as it is told to make. */
export class FakeBroker extends MessageBroker {
  readonly produced: (OutgoingMessage & { readonly topic: string })[] = [];
  private readonly partitions: Partition[] = [];
  private stopped = false;

  constructor(
    /** Asked for each lot: the consumer ends between the append and the commit, or the partition changes hands. */
    private readonly trouble: Chance = () => false,
    private readonly pick: (choices: number) => number = () => 0,
  ) {
    super();
  }

  /** How often a partition went to the next consumer with work done that was not committed. */
  rebalances = 0;

  add(topic: string, partition: number, message: Partial<Omit<IncomingMessage, 'offset'>>): void {
    let found = this.partitions.find((one) => one.topic === topic && one.number === partition);
    if (found === undefined) {
      found = { topic, number: partition, messages: [], committed: 0, position: 0 };
      this.partitions.push(found);
    }
    found.messages.push({ key: undefined, value: undefined, headers: {}, ...message });
  }

  committed(topic: string, partition: number): number {
    return this.partitions.find((one) => one.topic === topic && one.number === partition)?.committed ?? 0;
  }

  sizeOf(topic: string, partition: number): number {
    return this.partitions.find((one) => one.topic === topic && one.number === partition)?.messages.length ?? 0;
  }

  consume(subscription: Subscription): Promise<Consuming> {
    const over = this.run(subscription);
    return Promise.resolve({
      isJoined: true,
      stop: async () => {
        this.stopped = true;
        await over;
      },
    });
  }

  /** Delivers until everything is committed. */
  async run({ topics, take }: Pick<Subscription, 'topics' | 'take'>): Promise<void> {
    while (!this.stopped) {
      const waiting = this.partitions.filter(
        ({ topic, committed, messages }) => topics.includes(topic) && committed < messages.length,
      );
      const chosen = waiting[this.pick(waiting.length)];
      if (chosen === undefined) return;
      await this.deliver(chosen, take);
      await turn();
    }
  }

  produce(topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.trouble()) return Promise.reject(new Error('the broker is gone'));
    this.produced.push(...messages.map((message) => ({ ...message, topic })));
    // What was written is not always acknowledged.
    return this.trouble() ? Promise.reject(new Error('the acknowledgement is lost')) : Promise.resolve();
  }

  close(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  private async deliver(partition: Partition, take: Subscription['take']): Promise<void> {
    const from = partition.position;
    const size = 1 + this.pick(MOST_IN_A_BATCH);
    const messages = partition.messages
      .slice(from, from + size)
      .map((message, index) => ({ ...message, offset: BigInt(from + index) }));
    const lose = () => {
      this.rebalances += 1;
      throw new PartitionLost();
    };
    try {
      await take({
        topic: partition.topic,
        partition: partition.number,
        messages,
        end: BigInt(partition.messages.length),
        isCurrent: () => true,
        done: (offset) => {
          if (this.trouble()) lose();
          partition.committed = Math.max(partition.committed, Number(offset) + 1);
          partition.position = Number(offset) + 1;
          return Promise.resolve();
        },
        alive: () => Promise.resolve(),
      });
    } catch (error) {
      if (!(error instanceof PartitionLost) && !(error instanceof TakeLater)) throw error;
      partition.position = partition.committed;
    }
  }
}
