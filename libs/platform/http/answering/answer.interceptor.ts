import type { Accepted } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { from, lastValueFrom, map } from 'rxjs';
import { matchesTag } from '../edge/preconditions';
import { Idempotency } from '../idempotency/idempotency';
import { factsIfAny } from '../parameters';
import type { Texts } from '../problems/problem';
import { problemOf } from '../problems/problem';
import { PROBLEM_TYPE, REFUSAL_TEXTS } from '../problems/problem.filter';
import { plainJson } from './plain-json';
import { Tagged } from './tagged';

/**
 * What a controller returns, made an answer: refusals become problems, revisions become ETags, bigints become text. The
 * one interceptor of the edge, since each of them costs every request; idempotency stands around it where it is asked for.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(
    @Inject(REFUSAL_TEXTS) private readonly texts: Texts,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answers = next.handle().pipe(map((value) => this.answer(value, request, reply)));
    const facts = factsIfAny(request);
    if (facts?.requestDigest === undefined) return answers;
    const run = (): Promise<unknown> => lastValueFrom(answers, { defaultValue: undefined });
    return from(this.idempotency.once(context, facts, facts.requestDigest, run));
  }

  private answer(value: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
    if (value instanceof Refusal) return this.refused(value as Refusal, request, reply);
    if (value instanceof Uint8Array || value instanceof StreamableFile) return value;
    if (value instanceof Tagged) return taggedAnswer(value, request, reply);
    if (isAccepted(value)) void reply.header('etag', `"${String(value.revision)}"`);
    return plainJson(value);
  }

  private refused(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): unknown {
    const problem = problemOf(this.texts, refusal);
    void reply.status(problem.status).header('content-type', PROBLEM_TYPE);
    return { ...problem, correlationId: request.id };
  }
}

function taggedAnswer({ tag, body }: Tagged, request: FastifyRequest, reply: FastifyReply): unknown {
  void reply.header('etag', `"${tag}"`).header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match'];
  if (known === undefined || !matchesTag(known, tag)) return plainJson(body);
  void reply.status(304);
  return undefined;
}

/** A stream that was never written has no revision and so no ETag. */
function isAccepted(value: unknown): value is Accepted {
  return (
    typeof value === 'object' &&
    value !== null &&
    'revision' in value &&
    typeof value.revision === 'bigint' &&
    value.revision >= 0n
  );
}
