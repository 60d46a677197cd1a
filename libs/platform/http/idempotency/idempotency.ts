import type { Digest } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import type { ExecutionContext } from '@nestjs/common';
import { Inject, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestFacts } from '../parameters';
import { problemOfError } from '../problems/problem-of-error';
import type { Texts } from '../problems/problem';
import { PROBLEM_TYPE, REFUSAL_TEXTS } from '../problems/problem.filter';
import { RequestRefused } from '../problems/request-refused';
import type { FirstAnswer } from './remembered-requests';
import { RememberedRequests } from './remembered-requests';

const SECRET_ANSWER = 'ledgerline:secret-answer';

/** The answer holds a secret: it is never kept, and a repeat of the request is refused instead of answered. */
export const SecretAnswer = () => SetMetadata(SECRET_ANSWER, true);

/** A request with an `Idempotency-Key` is run once; every repeat gets the first answer, a refusal as well as a success. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly requests: RememberedRequests,
    private readonly reflector: Reflector,
    @Inject(REFUSAL_TEXTS) private readonly texts: Texts,
  ) {}

  /** The answer that counts, of this run or of an earlier one. Throws `RequestRefused`. */
  async once(
    context: ExecutionContext,
    { cause }: RequestFacts,
    digest: Digest,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const http = context.switchToHttp();
    const { method, url } = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = await this.requests.receive(cause, digest, { method, path: pathOf(url) });
    if (known instanceof Refusal) throw new RequestRefused(known);
    if (known !== 'to-be-run') return repeated(known.answer, reply);

    const secret = this.reflector.get<boolean | undefined>(SECRET_ANSWER, context.getHandler()) === true;
    const body = await this.answered(run, reply, cause.correlationId);
    const etag = reply.getHeader('etag');
    const status = reply.statusCode;
    const mine: FirstAnswer = {
      status,
      ...(secret && status < 300 ? { secret } : { body: body ?? null }),
      ...(typeof etag === 'string' && { etag }),
    };
    const first = await this.requests.answer(cause, mine);
    return first === mine ? body : repeated(first, reply);
  }

  /** What the route answers; refusals that are thrown are answers too, failures are not. */
  private async answered(run: () => Promise<unknown>, reply: FastifyReply, correlationId: string): Promise<unknown> {
    try {
      return await run();
    } catch (error) {
      const problem = problemOfError(this.texts, error);
      if (problem.status >= 500) throw error;
      void reply.status(problem.status).header('content-type', PROBLEM_TYPE);
      return { ...problem, correlationId };
    }
  }
}

function repeated({ status, body, etag, secret }: FirstAnswer, reply: FastifyReply): unknown {
  if (secret === true) throw new RequestRefused('shown-once');
  void reply.status(status).header('idempotency-replayed', 'true');
  if (etag !== undefined) void reply.header('etag', etag);
  if (status >= 400) void reply.header('content-type', PROBLEM_TYPE);
  return body ?? undefined;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
