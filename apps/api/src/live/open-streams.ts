import type { StoredEvent } from '@ledgerline/kernel';
import { Clock } from '@ledgerline/kernel';
import type { Credential, Principal } from '@ledgerline/platform/http';
import { Authenticator, RequestRefused } from '@ledgerline/platform/http';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { FeedListener } from './ledger-feed';
import { LedgerFeed } from './ledger-feed';

export interface StreamLimits {
  /** Streams that are open at once. */
  readonly inAll: number;
  /** Of them, for one key and the sessions that stand for it. */
  readonly ofOne: number;
}

export const STREAM_LIMITS = Symbol('how many streams are kept open at once');

const HEARTBEAT_MS = 15_000;
const LOOK_MS = 1_000;
/** A check of a key may be answered from what was known so long ago; after that a stream is checked once more. */
const CONFIRMED_AFTER_MS = 3_000;

/** One open answer that does not end by itself. */
export interface OpenStream {
  /** Keeps the connection from looking dead. */
  beat(): void;
  end(): void;
}

/** Who reads it, and until when that holds. */
interface Admitted {
  readonly credential: Credential;
  readonly keyId: string;
  session: Principal['session'];
  readonly openedAt: number;
  confirmed: boolean;
}

/**
 * Every open stream: how many there may be, that they live no longer than the key or session behind them, and that they look
 * alive. What ends a key or a session is an event, so nothing is asked while nothing happens.
 */
@Injectable()
export class OpenStreams implements FeedListener, OnApplicationShutdown {
  private readonly streams = new Map<OpenStream, Admitted>();
  private readonly timers: readonly NodeJS.Timeout[];

  constructor(
    private readonly authenticator: Authenticator,
    private readonly clock: Clock,
    feed: LedgerFeed,
    @Inject(STREAM_LIMITS) private readonly limits: StreamLimits,
  ) {
    feed.add(this);
    this.timers = [setInterval(() => this.beat(), HEARTBEAT_MS), setInterval(() => void this.look(), LOOK_MS)];
    for (const timer of this.timers) timer.unref();
  }

  /** Refuses with `too-many-streams`. */
  requireRoom(keyId: string): void {
    const ofOne = [...this.streams.values()].filter((admitted) => admitted.keyId === keyId).length;
    if (this.streams.size >= this.limits.inAll || ofOne >= this.limits.ofOne) {
      throw new RequestRefused('too-many-streams');
    }
  }

  open(stream: OpenStream, { keyId, session }: Principal, credential: Credential): void {
    const openedAt = performance.now();
    this.streams.set(stream, { credential, keyId, session, openedAt, confirmed: false });
  }

  leave(stream: OpenStream): void {
    this.streams.delete(stream);
  }

  onBegin(): void {
    // What happened before concerns nobody who is open now.
  }

  onEvent({ type, data }: StoredEvent): void {
    switch (type) {
      case 'api-key.revoked':
        this.endWhere(({ keyId }) => keyId === textIn(data, 'keyId'));
        return;
      case 'session.ended':
        this.endWhere(({ session }) => session !== undefined && session.sessionId === textIn(data, 'sessionId'));
        return;
      case 'session.used':
        this.prolong(textIn(data, 'sessionId'), textIn(data, 'idleAt'));
        return;
    }
  }

  /** Every stream ends with the feed, so that nobody waits for news that cannot come; readers come back. */
  onLost(): void {
    this.endWhere(() => true);
  }

  onApplicationShutdown(): void {
    this.timers.forEach(clearInterval);
    this.endWhere(() => true);
  }

  private prolong(sessionId: string | undefined, idleAt: string | undefined): void {
    if (sessionId === undefined || idleAt === undefined) return;
    for (const admitted of this.streams.values()) {
      const { session } = admitted;
      if (session?.sessionId === sessionId) admitted.session = { ...session, idleAt };
    }
  }

  private endWhere(isOver: (admitted: Admitted) => boolean): void {
    for (const [stream, admitted] of this.streams) {
      if (!isOver(admitted)) continue;
      this.streams.delete(stream);
      stream.end();
    }
  }

  private beat(): void {
    for (const stream of this.streams.keys()) stream.beat();
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    this.endWhere(({ session }) => session !== undefined && (now >= session.idleAt || now >= session.endsAt));
    const since = performance.now() - CONFIRMED_AFTER_MS;
    const fresh = [...this.streams].filter(([, { confirmed, openedAt }]) => !confirmed && openedAt < since);
    for (const [stream, admitted] of fresh) {
      // While the ledger cannot be asked there is no news to withhold either.
      const principal = await this.authenticator.identify(admitted.credential, false).catch(() => 'unknown' as const);
      if (principal === 'unknown') continue;
      admitted.confirmed = true;
      if (principal !== undefined) continue;
      this.streams.delete(stream);
      stream.end();
    }
  }
}

function textIn(data: unknown, name: string): string | undefined {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
