import { openEventLog } from '@ledgerline/platform/eventstore';
import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { NestFactory } from '@nestjs/core';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { ConductorModule } from './conductor.module';
import { serveHealth } from './health-server';
import { ProcessRunner } from './process-runner';
import type { Settings } from './settings';
import { settingsFrom } from './settings';

/** Runs until SIGTERM or SIGINT; throws what the processes cannot get past. */
async function conduct({ eventStoreUrl, healthPort, snapshots }: Settings, logger: Logger): Promise<void> {
  const eventLog = openEventLog({ url: eventStoreUrl });
  const module = ConductorModule.forRoot({ eventLog, closeEventLog: () => eventLog.close(), snapshots, logger });
  const options = Object.assign(new NestApplicationContextOptions(), { bufferLogs: true, abortOnError: false });
  const app = await NestFactory.createApplicationContext(module, options);
  app.useLogger(app.get(NestLogger));
  const runner = app.get(ProcessRunner);
  const health = healthPort === undefined ? undefined : await serveHealth(healthPort, () => runner.status);
  const stop = () => {
    runner.stop();
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
  try {
    await runner.run();
    logger.info('stopped');
  } finally {
    health?.close();
    health?.closeAllConnections();
    await app.close();
  }
}

async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  const logger = pino({ name: 'conductor', level: settings.logLevel });
  await conduct(settings, logger).catch((error: unknown) => {
    logger.fatal({ err: error }, 'the processes cannot go on');
    process.exitCode = 1;
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message: String(error) })}\n`);
  process.exit(1);
});
