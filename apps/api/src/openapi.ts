import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { openEventLog } from '@ledgerline/platform/eventstore';
import { RouteBook } from '@ledgerline/platform/http';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { AppModule } from './app.module';
import { generate } from './generate';
import { describeApi } from './openapi/describe-api';
import { controllersIn } from './openapi/routes';

const nestOptions = Object.assign(new NestApplicationContextOptions(), {
  preview: true,
  logger: false as const,
  abortOnError: false,
});

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
  const context = await NestFactory.createApplicationContext(app, nestOptions);
  return `${JSON.stringify(describeApi(controllersIn(context.get(ModulesContainer))), null, 2)}\n`;
}

generate('docs/openapi.json', 'npm run openapi', description);
