import { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { createHttpAdapter, principalOf, RouteBook } from '@ledgerline/platform/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger as NestLogger } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { AppOptions } from './app.module';
import { AppModule } from './app.module';
import { builtFilesIn } from './dashboard/built-files';
import { serveDashboard } from './dashboard/serve-dashboard';

const nestOptions = Object.assign(new NestApplicationContextOptions(), {
  bodyParser: false,
  bufferLogs: true,
  abortOnError: false,
});

interface Options extends Omit<AppOptions, 'routes' | 'logger'> {
  /** Folder with the built dashboard; none is served when it is absent or empty. */
  readonly dashboard?: string;
}

/** The api, ready to listen or to be asked with `inject`. */
export async function createApp({ dashboard, ...options }: Options, logger: Logger): Promise<NestFastifyApplication> {
  const routes = new RouteBook();
  const adapter = createHttpAdapter(routes);
  const server = adapter.getInstance<FastifyInstance>();
  logAnswers(server, logger);
  if (dashboard !== undefined) serveDashboard(server, await builtFilesIn(dashboard));
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
