import { openEventLog } from '@ledgerline/platform/eventstore';
import { destination, pino } from 'pino';
import { createApp } from './create-app';
import { settingsFrom } from './settings';

const LOG_BUFFER = { minLength: 4_096, periodicFlush: 100 };

async function main(): Promise<void> {
  const { host, port, eventStoreUrl, logLevel, ...limits } = settingsFrom(process.env);
  const logger = pino({ name: 'api', level: logLevel }, destination({ sync: false, ...LOG_BUFFER }));
  const eventLog = openEventLog({ url: eventStoreUrl });
  const app = await createApp({ eventLog, closeEventLog: () => eventLog.close(), ...limits }, logger);
  await app.listen(port, host);
  logger.info({ url: await app.getUrl() }, 'listening');
}

main().catch((error: unknown) => {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message: String(error) })}\n`);
  process.exit(1);
});
