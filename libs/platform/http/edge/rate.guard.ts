import type { ExecutionContext } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { ThrottlerGuard } from '@nestjs/throttler';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestRefused } from '../problems/request-refused';
import { FixedWindows } from './fixed-windows';
import { principalOf } from './principal-of';

type Limit = Parameters<ThrottlerGuard['throwThrottlingException']>[1];

/** Limits requests by API key, or by address where there is none. */
@Injectable()
export class RateGuard extends ThrottlerGuard {
  protected override getTracker(request: Record<string, unknown>): Promise<string> {
    const asked = request as unknown as FastifyRequest;
    return Promise.resolve(principalOf(asked)?.keyId ?? asked.ip);
  }

  protected override generateKey(_: ExecutionContext, tracker: string): string {
    return tracker;
  }

  protected override throwThrottlingException(context: ExecutionContext, { timeToExpire }: Limit): Promise<void> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('retry-after', String(timeToExpire));
    return Promise.reject(new RequestRefused('rate-limited'));
  }
}

/** Counts without a timer for each hit, which the library's own storage would keep. */
export class WindowStorage implements ThrottlerStorage {
  private readonly windows = new FixedWindows();

  increment(key: string, ttl: number, limit: number) {
    const { hits, endsInMs } = this.windows.hit(key, ttl);
    const seconds = Math.max(1, Math.ceil(endsInMs / 1000));
    return Promise.resolve({
      totalHits: hits,
      timeToExpire: seconds,
      isBlocked: hits > limit,
      timeToBlockExpire: seconds,
    });
  }
}
