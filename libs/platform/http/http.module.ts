import type { DynamicModule, Provider } from '@nestjs/common';
import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { AnswerInterceptor } from './answering/answer.interceptor';
import { AccessGuard, PUBLIC_URL } from './edge/access.guard';
import { Authenticator } from './edge/authenticator';
import { RateGuard, WindowStorage } from './edge/rate.guard';
import { RequestGuard } from './edge/request.guard';
import { RouteBook } from './edge/route-book';
import { SessionCookie } from './edge/session-cookie';
import { Idempotency } from './idempotency/idempotency';
import { RememberedRequests } from './idempotency/remembered-requests';
import type { EdgeText } from './problems/edge-refusals';
import { textsOf } from './problems/problem';
import { ProblemFilter, REFUSAL_TEXTS } from './problems/problem.filter';
import { RequestPipe } from './validation.pipe';

export interface HttpModuleOptions {
  /** The refusal texts of every context that has routes here. */
  readonly refusals: readonly Readonly<Record<string, EdgeText>>[];
  /** The routes of the adapter that serves them; see `createHttpAdapter`. */
  readonly routes: RouteBook;
  /** Requests a minute for each API key. */
  readonly requestsPerMinute?: number;
  /** Where browsers reach this server, where a proxy hides that. */
  readonly publicUrl?: string | undefined;
}

const MINUTE_MS = 60_000;
const REQUESTS_PER_MINUTE = 300_000;

/**
 * What stands before and after every controller: access, rate, the reading of the request, idempotency, answers and
 * problems. Needs `Principals`, `Sessions` and `ReadSide` from a global module, beside what the ledger's module provides.
 */
@Global()
@Module({})
export class HttpModule {
  static forRoot({
    refusals,
    routes,
    requestsPerMinute = REQUESTS_PER_MINUTE,
    publicUrl,
  }: HttpModuleOptions): DynamicModule {
    return {
      module: HttpModule,
      imports: [
        ThrottlerModule.forRoot({
          throttlers: [{ limit: requestsPerMinute, ttl: MINUTE_MS }],
          storage: new WindowStorage(),
          setHeaders: false,
        }),
      ],
      providers: [
        { provide: REFUSAL_TEXTS, useValue: textsOf(refusals) },
        { provide: RouteBook, useValue: routes },
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: SessionCookie, useValue: new SessionCookie(publicUrl) },
        Authenticator,
        RememberedRequests,
        Idempotency,
        ...edge,
      ],
      exports: [REFUSAL_TEXTS, Authenticator, SessionCookie],
    };
  }
}

/** In the order in which a request meets them. */
const edge: Provider[] = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_GUARD, useClass: RateGuard },
  { provide: APP_GUARD, useClass: RequestGuard },
  { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
  { provide: APP_PIPE, useClass: RequestPipe },
];
