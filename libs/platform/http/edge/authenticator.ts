import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../principal';
import { Principals } from '../principals';
import { Sessions } from '../sessions';
import { bearerToken } from './bearer-token';
import { SessionCookie } from './session-cookie';

/** What a request shows of who sent it: a key, or the session in a browser's cookie. */
export interface Credential {
  readonly kind: 'key' | 'session';
  readonly token: string;
}

/** Finds out who asks, by whatever they show. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly principals: Principals,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** A request with an `Authorization` header is what that says, whatever cookies came along. */
  credentialIn(request: FastifyRequest): Credential | undefined {
    const { authorization } = request.headers;
    const token = authorization === undefined ? this.cookie.in(request) : bearerToken(authorization);
    return token === undefined ? undefined : { kind: authorization === undefined ? 'session' : 'key', token };
  }

  /** Undefined when it opens nothing. With `isUse` a session lasts longer for it. */
  identify({ kind, token }: Credential, isUse: boolean): Promise<Principal | undefined> {
    return kind === 'key' ? this.principals.identify(token) : this.sessions.identify(token, isUse);
  }
}
