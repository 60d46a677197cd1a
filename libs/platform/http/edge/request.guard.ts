import type { Digest } from '@ledgerline/kernel';
import { Clock, contentDigest, deriveId, digestOf, EventLog, Refusal, refuse } from '@ledgerline/kernel';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Moment, Moments } from '../moment';
import { momentParameters } from '../moment';
import { rememberFacts } from '../parameters';
import type { Principal } from '../principal';
import { RequestRefused } from '../problems/request-refused';
import { READS_FROM, ReadSide } from '../read-side';
import { addressRefusal } from './addressed';
import { readBody } from './body';
import { momentOf } from './moment-of';
import { isIdempotencyKey, revisionIn } from './preconditions';
import { principalOf } from './principal-of';
import { RAW_BODY } from './raw-body';
import { readPosition } from './read-position';

type Named = Readonly<Record<string, string | undefined>>;

/** A caller's clock may be ahead of ours by so much without `?at=` being in the future. */
const CLOCK_TOLERANCE_MS = 5_000;
const reads: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Reads everything that every route understands, after it is known who asks and that they may. */
@Injectable()
export class RequestGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly readSide: ReadSide,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const query = request.query as Named;
    const wrong = addressRefusal(request.params as Named, query);
    if (wrong !== undefined) throw new RequestRefused(wrong);

    readBody(request, this.reflector.get<boolean | undefined>(RAW_BODY, context.getHandler()) === true);
    const principal = principalOf(request);
    if (principal !== undefined) {
      const moments = await this.momentsIn(query);
      rememberFacts(request, { principal, ...causeOf(request, principal), ifMatch: ifMatchOf(request), moments });
    }
    if (reads.has(request.method)) {
      const names = this.reflector.get<readonly string[] | undefined>(READS_FROM, context.getClass());
      await readPosition(query.minPosition, names, this.readSide, http.getResponse<FastifyReply>());
    }
    return true;
  }

  private async momentsIn(query: Named): Promise<Moments> {
    const moments: Partial<Record<keyof Moments, Moment>> = {};
    for (const parameter of momentParameters) {
      const text = query[parameter];
      if (text !== undefined) moments[parameter] = await this.momentIn(parameter, text);
    }
    return moments;
  }

  private async momentIn(parameter: string, text: string): Promise<Moment> {
    const moment = momentOf(text);
    if (moment === undefined) throw new RequestRefused(refuse('invalid-moment', { parameter }));
    const isFuture =
      'instant' in moment
        ? Date.parse(moment.instant) > Date.parse(this.clock.now()) + CLOCK_TOLERANCE_MS
        : moment.position > ((await this.log.head()) ?? 0n);
    if (isFuture) throw new RequestRefused(refuse('moment-in-future', { parameter }));
    return moment;
  }
}

function causeOf(request: FastifyRequest, principal: Principal) {
  const key = request.headers['idempotency-key'];
  const { kind, id } = principal;
  const chain = { actor: { kind, id }, causationId: request.id, correlationId: request.id };
  if (key === undefined || reads.has(request.method)) return { cause: { ...chain, commandId: randomUUID() } };

  if (typeof key !== 'string' || !isIdempotencyKey(key)) throw new RequestRefused('invalid-idempotency-key');
  const { project = '*' } = request.params as Named;
  return { cause: { ...chain, commandId: deriveId(project, id, key) }, requestDigest: requestDigest(request) };
}

/** The same request has the same digest, whatever order the keys of its JSON body came in. */
function requestDigest({ method, url, body }: FastifyRequest): Digest {
  const content = body instanceof Uint8Array ? digestOf(body) : contentDigest(body ?? null);
  return contentDigest([method, url, content]);
}

function ifMatchOf({ headers }: FastifyRequest): bigint | undefined {
  const header = headers['if-match'];
  if (header === undefined) return undefined;
  const revision = revisionIn(header);
  if (revision instanceof Refusal) throw new RequestRefused(revision);
  return revision;
}
