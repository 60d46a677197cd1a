import { refuse } from '@ledgerline/kernel';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Permission } from '../permissions';
import { PERMISSION, permissions, PUBLIC } from '../permissions';
import { RequestRefused } from '../problems/request-refused';
import { Authenticator } from './authenticator';
import { FixedWindows } from './fixed-windows';
import type { Place } from './permits';
import { permits } from './permits';
import { rememberPrincipal } from './principal-of';
import { isSameOrigin, SAME_ORIGIN } from './same-origin';

/** So many wrong tokens a minute may come from one address before it is told to wait. */
const FAILURES = { limit: 6_000, windowMs: 60_000 };
/** Our pages send it while nobody is at them: what they ask by themselves keeps no session alive. */
const UNATTENDED = 'ledgerline-unattended';

export const PUBLIC_URL = Symbol('where browsers reach this server');

/** Default deny: a route is reached with a key whose role has the route's permission in its project, or not at all. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly failures = new FixedWindows();

  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.reflector.getAllAndOverride<boolean | undefined>(SAME_ORIGIN, targets) === true) this.requireOurs(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, targets) === true) return true;

    const principal = await this.identified(request);
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(PERMISSION, targets);
    if (permission === undefined || !permits(principal, permission, request.params as Place)) {
      throw new RequestRefused(refuse('permission-denied', whoMay(permission)));
    }
    rememberPrincipal(request, principal);
    return true;
  }

  private async identified(request: FastifyRequest) {
    if (this.failures.count(request.ip) >= FAILURES.limit) throw new RequestRefused('rate-limited');
    const credential = this.authenticator.credentialIn(request);
    if (credential?.kind === 'session') this.requireOurs(request);
    const isUse = request.headers[UNATTENDED] === undefined;
    const principal = credential && (await this.authenticator.identify(credential, isUse));
    if (principal !== undefined) return principal;
    this.failures.hit(request.ip, FAILURES.windowMs);
    throw new RequestRefused('unauthenticated');
  }

  /** A browser sends its cookie with whatever page asks; only ours are meant. */
  private requireOurs(request: FastifyRequest): void {
    if (!isSameOrigin(request, this.publicUrl)) throw new RequestRefused('cross-origin');
  }
}

/** What was missing, and which roles have it; nothing for a route that nobody may use. */
function whoMay(permission: Permission | undefined): Readonly<Record<string, string>> {
  return permission === undefined ? {} : { permission, roles: permissions[permission].join(', ') };
}
