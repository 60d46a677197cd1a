import { openEventLog } from '@ledgerline/platform/eventstore';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { destination, pino } from 'pino';
import { createApp } from './create-app';
import { settingsFrom } from './settings';

/** Where the build puts the dashboard, beside this. */
const dashboard = resolve(__dirname, '../../dashboard');
const LOG_BUFFER = { minLength: 4_096, periodicFlush: 100 };

async function main(): Promise<void> {
  const { host, port, eventStoreUrl, logLevel, signingKeyFile, ...limits } = settingsFrom(process.env);
  const signingKey = signingKeyFile === undefined ? undefined : keyIn(signingKeyFile);
  const logger = pino({ name: 'api', level: logLevel }, destination({ sync: false, ...LOG_BUFFER }));
  const eventLog = openEventLog({ url: eventStoreUrl });
  const app = await createApp(
    { eventLog, closeEventLog: () => eventLog.close(), signingKey, dashboard, ...limits },
    logger,
  );
  await app.listen(port, host);
  logger.info({ url: await app.getUrl() }, 'listening');
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`LEDGERLINE_SIGNING_KEY: ${error instanceof Error ? error.message : String(error)}`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message: String(error) })}\n`);
  process.exit(1);
});
