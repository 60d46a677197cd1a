import { dockerAnswers } from './docker';
import { startKafkaProcess } from './kafka-process';
import type { SpecKafka } from './spec-kafka';

const IMAGE = 'apache/kafka:3.9.2';

/** The broker of `KAFKA_BROKERS`, otherwise a container where Docker answers, otherwise a Java process. */
export async function aKafka(): Promise<SpecKafka> {
  const named = process.env.KAFKA_BROKERS;
  if (named !== undefined) return { brokers: named, kind: 'named', stop: () => Promise.resolve() };
  return (await dockerAnswers()) ? inContainer() : startKafkaProcess();
}

async function inContainer(): Promise<SpecKafka> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const { freePort } = await import('./kafka-process');
  const port = await freePort();
  const container = await new GenericContainer(IMAGE)
    .withEnvironment({
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_LISTENERS: `PLAINTEXT://:${String(port)},CONTROLLER://:9093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${String(port)}`,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    })
    .withExposedPorts({ container: port, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .start();
  return {
    brokers: `127.0.0.1:${String(port)}`,
    kind: 'testcontainers',
    stop: async () => {
      await container.stop();
    },
  };
}
