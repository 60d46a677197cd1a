import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../permissions';
import { PERMISSION, PUBLIC } from '../permissions';
import { Principals } from '../principals';
import { RequestRefused } from '../problems/request-refused';
import { bearerToken } from './bearer-token';
import { FixedWindows } from './fixed-windows';
import type { Place } from './permits';
import { permits } from './permits';
import { rememberPrincipal } from './principal-of';

/** So many wrong tokens a minute may come from one address before it is told to wait. */
const FAILURES = { limit: 6_000, windowMs: 60_000 };

/** Default deny: a route is reached with a key whose role has the route's permission in its project, or not at all. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly failures = new FixedWindows();

  constructor(
    private readonly reflector: Reflector,
    private readonly principals: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true) return true;

    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.identified(request);
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets);
    if (permission === undefined || !permits(principal, permission, request.params as Place)) {
      throw new RequestRefused('permission-denied');
    }
    rememberPrincipal(request, principal);
    return true;
  }

  private async identified(request: FastifyRequest) {
    if (this.failures.count(request.ip) >= FAILURES.limit) throw new RequestRefused('rate-limited');
    const token = bearerToken(request.headers.authorization);
    const principal = token === undefined ? undefined : await this.principals.identify(token);
    if (principal !== undefined) return principal;
    this.failures.hit(request.ip, FAILURES.windowMs);
    throw new RequestRefused('unauthenticated');
  }
}
