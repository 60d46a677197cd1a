import type { FastifyRequest } from 'fastify';
import type { Principal } from '../principal';

const principals = new WeakMap<object, Principal>();

export function rememberPrincipal(request: FastifyRequest, principal: Principal): void {
  principals.set(request.raw, principal);
}

/** Who sent the request; undefined on public routes. */
export function principalOf(request: FastifyRequest): Principal | undefined {
  return principals.get(request.raw);
}
