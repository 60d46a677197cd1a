import type { ChildProcess } from 'node:child_process';
import { execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { kafkaJars } from './kafka-jars';
import { scratchFolder } from './scratch-folder';
import type { SpecKafka } from './spec-kafka';

const run = promisify(execFile);
const READY_WITHIN_MS = 120_000;
const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg';

/** A broker with its own controller: one Java process of this machine, in a folder that goes with it. */
export async function startKafkaProcess(): Promise<SpecKafka> {
  const jars = await kafkaJars();
  const folder = await scratchFolder('kafka');
  const [port, controllerPort] = [await freePort(), await freePort()];
  const settings = join(folder.path, 'server.properties');
  await writeFile(settings, properties(join(folder.path, 'data'), port, controllerPort));
  await run('java', ['-cp', `${jars}/*`, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', settings]);

  let broker: ChildProcess | undefined;
  const start = async () => {
    const limits = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
    broker = spawn('java', [...limits, '-cp', `${jars}/*`, 'kafka.Kafka', settings], { stdio: 'ignore' });
    await accepting(port, broker);
  };
  const end = async (signal: NodeJS.Signals) => {
    const ending = broker;
    broker = undefined;
    if (ending?.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    brokers: `127.0.0.1:${String(port)}`,
    kind: 'embedded',
    crash: () => end('SIGKILL'),
    restart: start,
    stop: async () => {
      await end('SIGKILL');
      await folder.remove();
    },
  };
}

function properties(data: string, port: number, controllerPort: number): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    listeners: `PLAINTEXT://127.0.0.1:${String(port)},CONTROLLER://127.0.0.1:${String(controllerPort)}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': `1@127.0.0.1:${String(controllerPort)}`,
    'log.dirs': data,
    'num.partitions': 4,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'broker.session.timeout.ms': 1000,
    'broker.heartbeat.interval.ms': 200,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
  })
    .map(([name, value]) => `${name}=${String(value)}\n`)
    .join('');
}

async function accepting(port: number, broker: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await accepts(port))) {
    if (broker.exitCode !== null) throw new Error(`the Kafka broker ended with ${String(broker.exitCode)}`);
    if (Date.now() > deadline) throw new Error('the Kafka broker did not come up');
    await sleep(100);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

/** A port on the loopback interface that nobody listens on, and that no outgoing connection will take meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 15_000 + randomInt(17_000);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
