import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { edgeProblem } from '../problems/problem';
import { PROBLEM_TYPE } from '../problems/problem.filter';
import { MAX_JSON_BYTES } from './raw-body';
import type { RouteBook } from './route-book';

const correlationId = /^[A-Za-z0-9._:-]{1,100}$/;
const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/**
 * Fastify as the api needs it: bodies stay bytes until the guards have passed, every answer carries its correlation id
 * and the security headers, and whatever the router itself turns down is a problem too.
 */
export function createHttpAdapter(routes: RouteBook): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_JSON_BYTES,
    forceCloseConnections: true,
    requestIdHeader: false,
    genReqId: ({ headers }: IncomingMessage) => acceptable(headers['x-correlation-id']) ?? randomUUID(),
    routerOptions: { maxParamLength: 256 },
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const problem = { ...edgeProblem('invalid-parameter', { parameter: 'path' }), correlationId: request.id };
      void reply.status(400).header('content-type', PROBLEM_TYPE).send(JSON.stringify(problem));
    },
  });
  const server = adapter.getInstance<FastifyInstance>();
  routes.watch(server);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  server.addHook('onRoute', (route) => {
    route.bodyLimit ??= bodyLimitOf(route);
  });
  server.addHook('onRequest', (request: FastifyRequest, reply, done) => {
    void reply.headers(securityHeaders).header('x-correlation-id', request.id);
    done();
  });
  return adapter;
}

function acceptable(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' && correlationId.test(header) ? header : undefined;
}

function bodyLimitOf({ config }: RouteOptions): number {
  return config !== undefined && 'bodyLimit' in config && typeof config.bodyLimit === 'number'
    ? config.bodyLimit
    : MAX_JSON_BYTES;
}
