import { openEventLog } from '@ledgerline/platform/eventstore';
import { KafkaBroker } from '@ledgerline/platform/kafka';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { NestFactory } from '@nestjs/core';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { serveHealth } from './health-server';
import { Relay } from './relay';
import { RelayModule } from './relay.module';
import type { Settings } from './settings';
import { settingsFrom } from './settings';

/** Runs until SIGTERM or SIGINT; throws what the relay cannot get past. */
async function relay(settings: Settings, logger: Logger): Promise<void> {
  const { eventStoreUrl, brokers, tls, login, group, topics, healthPort } = settings;
  const eventLog = openEventLog({ url: eventStoreUrl });
  const broker = new KafkaBroker({
    brokers,
    clientId: 'ledgerline-relay',
    tls,
    ...(login !== undefined && { sasl: { mechanism: 'scram-sha-512', ...login } as const }),
    onTrouble: (message, facts) => {
      logger.warn(facts, message);
    },
  });
  const module = RelayModule.forRoot({
    eventLog,
    closeEventLog: () => eventLog.close(),
    broker,
    group,
    topics,
    logger,
  });
  const options = Object.assign(new NestApplicationContextOptions(), { bufferLogs: true, abortOnError: false });
  const app = await NestFactory.createApplicationContext(module, options);
  app.useLogger(app.get(NestLogger));
  const running = app.get(Relay);
  const health = healthPort === undefined ? undefined : await serveHealth(healthPort, () => running.health);
  const stop = () => {
    running.stop();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  try {
    await running.run();
    logger.info('stopped');
  } finally {
    health?.close();
    health?.closeAllConnections();
    await broker.close();
    await app.close();
  }
}

async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  const logger = pino({ name: 'relay', level: settings.logLevel });
  await relay(settings, logger).catch((error: unknown) => {
    logger.fatal({ err: error }, 'the relay cannot go on');
    process.exitCode = 1;
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message: String(error) })}\n`);
  process.exit(1);
});
