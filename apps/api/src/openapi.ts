import { openEventLog } from '@ledgerline/platform/eventstore';
import { RouteBook } from '@ledgerline/platform/http';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { AppModule } from './app.module';
import { describeApi } from './openapi/describe-api';
import { controllersIn } from './openapi/routes';

const FILE = 'docs/openapi.json';

/** The whole application without any of its instances: nothing connects, nothing runs. */
async function description(): Promise<string> {
  const app = AppModule.forRoot({
    eventLog: openEventLog({ url: 'esdb://127.0.0.1:1?tls=false' }),
    databaseUrl: 'postgres://127.0.0.1:1/none',
    routes: new RouteBook(),
    logger: pino({ level: 'silent' }),
    rootKey: undefined,
    requestsPerMinute: 1,
    maxStreams: 1,
  });
  const context = await NestFactory.createApplicationContext(app, {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  return `${JSON.stringify(describeApi(controllersIn(context.get(ModulesContainer))), null, 2)}\n`;
}

/** Writes the description, or with `--check` says whether the one that is there is still true. */
async function main(isCheck: boolean): Promise<number> {
  const now = await description();
  if (!isCheck) {
    writeFileSync(FILE, now);
    return 0;
  }
  if (existsSync(FILE) && readFileSync(FILE, 'utf8') === now) return 0;
  process.stderr.write(`${FILE} does not say what the api does; run \`npm run openapi\` and commit it\n`);
  return 1;
}

main(process.argv.includes('--check')).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
