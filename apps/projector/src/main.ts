import { EventCatalog } from '@ledgerline/kernel';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { HeadWatch } from '@ledgerline/platform/postgres';
import { pino } from 'pino';
import { serveHealth } from './health-server';
import { metricsText } from './metrics';
import { allDefinitions, allProjections } from './projections';
import { Projector } from './projector';
import { settingsFrom } from './settings';

async function main(): Promise<void> {
  const { eventStoreUrl, databaseUrl, healthPort, logLevel, leaseMs } = settingsFrom(process.env);
  const logger = pino({ name: 'projector', level: logLevel });
  const log = openEventLog({ url: eventStoreUrl });
  const catalog = new EventCatalog(allDefinitions);
  const projector = new Projector({
    log,
    catalog,
    tables: allProjections,
    databaseUrl,
    logger,
    ...(leaseMs !== undefined && { leaseMs }),
  });
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      ending.abort();
    });
  }
  const head = new HeadWatch(log);
  head.start();
  const health =
    healthPort === undefined
      ? undefined
      : await serveHealth(
          healthPort,
          () => projector.health(),
          () => metricsText(projector.health(), (position) => head.lagOf(position)),
        );
  logger.info({ projections: allProjections.length }, 'projecting');
  await projector.run(ending.signal);
  head.stop();
  health?.close();
  health?.closeAllConnections();
  await log.close();
  logger.info('ended');
}

main().catch((error: unknown) => {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message: String(error) })}\n`);
  process.exit(1);
});
