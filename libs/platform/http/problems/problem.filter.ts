import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, Inject, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RouteBook } from '../edge/route-book';
import type { Problem, Texts } from './problem';
import { edgeProblem } from './problem';
import { problemOfError } from './problem-of-error';

export const REFUSAL_TEXTS = Symbol('refusal texts');
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Every error leaves as a problem; what was not expected is logged here, and only its correlation id leaves. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('api');

  constructor(
    @Inject(REFUSAL_TEXTS) private readonly texts: Texts,
    private readonly routes: RouteBook,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = this.problem(error, request);
    if (problem.status >= 500) this.logger.error({ err: error, code: problem.code, correlationId: request.id });
    if (reply.sent) return;
    if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
    if (problem.status === 405) void reply.header('allow', String(problem.facts.allowed));
    if (problem.status === 503) void reply.header('retry-after', '1');
    void reply
      .status(problem.status)
      .header('content-type', PROBLEM_TYPE)
      .removeHeader('etag')
      .send(JSON.stringify({ ...problem, correlationId: request.id }));
  }

  private problem(error: unknown, request: FastifyRequest): Problem {
    if (error instanceof HttpException && error.getStatus() === 404) {
      const allowed = this.routes.methodsAt(request.url);
      if (allowed.length > 0) {
        return edgeProblem('method-not-allowed', { method: request.method, allowed: allowed.join(', ') });
      }
    }
    return problemOfError(this.texts, error);
  }
}
