import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { createHttpAdapter, principalOf, RouteBook } from '@ledgerline/platform/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { AppOptions } from './app.module';
import { AppModule } from './app.module';

const nestOptions = Object.assign(new NestApplicationContextOptions(), {
  bodyParser: false,
  bufferLogs: true,
  abortOnError: false,
});

/** The api, ready to listen or to be asked with `inject`. */
export async function createApp(
  options: Omit<AppOptions, 'routes' | 'logger'>,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const routes = new RouteBook();
  const adapter = createHttpAdapter(routes);
  logAnswers(adapter.getInstance<FastifyInstance>(), logger);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ ...options, logger, routes }),
    adapter,
    nestOptions,
  );
  app.useLogger(app.get(NestLogger));
  app.enableShutdownHooks();
  return app;
}

/** One line an answer, with what a search starts from; never a header, a body or a query. */
function logAnswers(server: FastifyInstance, logger: Logger): void {
  if (!logger.isLevelEnabled('info')) return;
  server.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    logger.info({
      correlationId: request.id,
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      keyId: principalOf(request)?.keyId,
    });
    done();
  });
}
