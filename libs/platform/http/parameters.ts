import type { Cause, Digest } from '@ledgerline/kernel';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ParameterDoc } from './edge/parameter-docs';
import { documented } from './edge/parameter-docs';
import type { Moments } from './moment';
import type { Principal } from './principal';

/** What the guards and pipes found out about a request before its controller runs. */
export interface RequestFacts {
  readonly principal: Principal;
  readonly cause: Cause;
  readonly ifMatch: bigint | undefined;
  readonly moments: Moments;
  /** Digest of method, address and body, when the request came with an `Idempotency-Key`. */
  readonly requestDigest?: Digest;
}

const facts = new WeakMap<object, RequestFacts>();

export function rememberFacts(request: FastifyRequest, found: RequestFacts): void {
  facts.set(request.raw, found);
}

function factsOf(request: FastifyRequest): RequestFacts {
  const found = facts.get(request.raw);
  if (found === undefined) throw new Error('a route ran without its guards');
  return found;
}

/** Undefined on public routes. */
export function factsIfAny(request: FastifyRequest): RequestFacts | undefined {
  return facts.get(request.raw);
}

const factory = (read: (facts: RequestFacts) => unknown, ...parameters: readonly ParameterDoc[]) =>
  createParamDecorator(
    documented(
      (_: unknown, context: ExecutionContext) => read(factsOf(context.switchToHttp().getRequest<FastifyRequest>())),
      ...parameters,
    ),
  );

const momentDoc = (name: keyof Moments, description: string): ParameterDoc => {
  return { name, in: 'query', description, schema: { type: 'string' } };
};

/** The principal behind the request ({@link Principal}). */
export const CurrentPrincipal = factory(({ principal }) => principal);
/** The command's id (from `Idempotency-Key`, or fresh), actor and correlation ({@link Cause}). */
export const CommandCause = factory(({ cause }) => cause);
/** The revision of `If-Match`, if it was sent. */
export const IfMatch = factory(({ ifMatch }) => ifMatch, {
  name: 'If-Match',
  in: 'header',
  description: 'only when the stream is at the revision with this ETag; otherwise 412',
  schema: { type: 'string', pattern: '^"\\d+"$' },
});
const at = momentDoc('at', 'as of this instant (RFC 3339, UTC) or ledger position');
/** The instant or position of `?at=`, if it was sent ({@link Moment}). */
export const At = factory(({ moments }) => moments.at, at);
/** The moments of both sides of a comparison, of those that were sent ({@link Moments}). */
export const AtEachSide = factory(
  ({ moments }) => moments,
  at,
  momentDoc('fromAt', 'the one side as of this instant or position, whatever `at` says'),
  momentDoc('toAt', 'the other side as of this instant or position, whatever `at` says'),
);
