import type { SpecKafka } from '@ledgerline/testing';
import { aKafka, whyNoKafka } from '@ledgerline/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompressionTypes, Kafka, logLevel } from 'kafkajs';
import type { IncomingMessage } from './index';
import { KafkaBroker, TakeLater } from './index';

const settled = async (holds: () => boolean) => {
  const deadline = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not come to that within a minute');
    await sleep(20);
  }
};

const missing = whyNoKafka();
if (missing !== undefined) process.stderr.write(`skipped: ${missing}\n`);

(missing === undefined ? describe : describe.skip)('Kafka behind its adapter', () => {
  let kafka: SpecKafka;
  let broker: KafkaBroker;

  beforeAll(async () => {
    kafka = await aKafka();
    broker = new KafkaBroker({ brokers: kafka.brokers.split(','), clientId: 'spec', onTrouble: () => undefined });
  }, 180_000);

  afterAll(async () => {
    await broker.close();
    await kafka.stop();
  }, 60_000);

  async function sendPacked(topic: string, values: readonly (string | Buffer)[]) {
    const client = new Kafka({ brokers: kafka.brokers.split(','), logLevel: logLevel.NOTHING });
    const producer = client.producer();
    await producer.connect();
    const messages = values.map((value) => ({ key: 'k', value }));
    await producer.send({ topic, compression: CompressionTypes.GZIP, messages });
    await producer.disconnect();
  }

  it('delivers in order, again from what was not done, and nothing that was', async () => {
    const topic = `spec-${randomUUID()}`;
    const sent = Array.from({ length: 50 }, (_, index) => String(index));
    await broker.produce(
      topic,
      sent.map((value) => ({ key: 'k', value, headers: { about: 'spec' } })),
    );
    const seen: string[] = [];
    let failed = false;
    const first = await broker.consume({
      group: topic,
      topics: [topic],
      take: async ({ messages, done }) => {
        for (const { offset, value, headers } of messages) {
          if (offset === 20n && !failed) {
            failed = true;
            throw new TakeLater(50, 'not yet');
          }
          expect(headers.about).toBe('spec');
          seen.push(String(value));
          await done(offset);
          if (offset === 29n) return;
        }
      },
    });
    await settled(() => seen.length === 50);
    expect(seen).toEqual(sent);
    await first.stop();

    await broker.produce(topic, [{ key: 'k', value: 'later', headers: {} }]);
    const second: IncomingMessage[] = [];
    await broker.consume({
      group: topic,
      topics: [topic],
      take: async ({ messages, done }) => {
        second.push(...messages);
        await done(messages.at(-1)?.offset ?? 0n);
      },
    });
    await settled(() => second.length > 0);
    expect(second.map(({ value }) => String(value))).toEqual(['later']);
  }, 120_000);

  it('tells of a gzip bomb instead of unpacking it, and goes on behind it', async () => {
    const topic = `spec-${randomUUID()}`;
    await sendPacked(topic, ['before']);
    await sendPacked(topic, [Buffer.alloc(256 * 1024 * 1024)]);
    await sendPacked(topic, ['behind']);
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    const seen: IncomingMessage[] = [];
    await broker.consume({
      group: topic,
      topics: [topic],
      take: async ({ messages, done }) => {
        seen.push(...messages);
        await done(messages.at(-1)?.offset ?? 0n);
      },
    });
    await settled(() => seen.length === 3);
    clearInterval(watch);
    expect(seen.map(({ value, unreadable }) => unreadable?.reason ?? String(value))).toEqual([
      'before',
      'too-large-unpacked',
      'behind',
    ]);
    expect(most - before).toBeLessThan(64 * 1024 * 1024);
  }, 120_000);
});
