import { setTimeout as pause } from 'node:timers/promises';
import { ApiFailure } from './api-failure';
import type { ApiServer } from './api-server';
import { backoff } from './backoff';
import type { JsonObject } from './json-object';
import { textAt } from './json-object';
import { listObjects } from './list-objects';
import type { Selection } from './resource';
import { watchObjects } from './watch-objects';

/** What is kept of an object, and about how much memory that takes. */
export interface Kept {
  readonly bytes: number;
}

/** Memory that several mirrors share. */
export class Room {
  used = 0;

  constructor(readonly mostBytes: number) {}
}

export interface MirrorSettings<Of extends Kept> {
  readonly server: ApiServer;
  readonly selection: Selection;
  /** What is kept of an object at its arrival; the rest is forgotten at once. Undefined for nothing. */
  readonly keep: (object: JsonObject) => Of | undefined;
  readonly mostObjects: number;
  readonly room: Room;
  /** See `WatchLimits`. */
  readonly silenceMilliseconds?: number;
}

/** What a mirror shows: everything that it keeps, up to date, or why it does not. */
export type Reflection<Of> =
  { readonly objects: readonly Of[] } | { readonly failure: ApiFailure; readonly verb: 'list' | 'watch' };

const WATCH_SECONDS = 240;
const SILENCE_MILLISECONDS = 100_000;
/** A watch that ended before was none; what may be wrong with it gets time to pass. */
const SHORTEST_WATCH_MILLISECONDS = 1000;
/** After what does not pass by itself, such as a missing permission. */
const LONG_PAUSE_FAILURES = 7;
/** A position from which no watch holds, whatever the API server says about it, is given up. */
const MOST_RESUMES = 3;

/**
 * The objects of one selection as they are: listed once, then followed by watching. Resumes where a watch ended, lists
 * again when that is too long ago, and waits longer and longer while nothing answers.
 *
 * The library's own informer does the first half of this. It was not taken, because it lists without pages, forgets why
 * a request failed and how long to wait, stops at the first failure, reads lines of any length, skips what it cannot
 * parse, and has no end to waiting.
 */
export class Mirror<Of extends Kept> {
  private objects = new Map<string, Of>();
  private bytes = 0;
  private resourceVersion = '';
  private state: 'moving' | 'live' | 'lost' = 'moving';
  private liveSince = 0;
  private failure = new ApiFailure('unreachable', 'nothing was asked yet');
  private verb: 'list' | 'watch' = 'list';
  private readonly stopping = new AbortController();
  private waiting: (() => void)[] = [];
  private readonly running: Promise<void>;

  constructor(private readonly settings: MirrorSettings<Of>) {
    this.running = this.run().catch((error: unknown) => {
      if (!this.stopping.signal.aborted) this.lose(error);
    });
  }

  /** What is there, as soon as that is known or known to be unknowable; throws the signal's reason when that takes too long. */
  async reflection(signal: AbortSignal): Promise<Reflection<Of>> {
    while (this.state === 'moving') await this.turn(signal);
    return this.state === 'live' ? { objects: [...this.objects.values()] } : { failure: this.failure, verb: this.verb };
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.settle('lost');
    await this.running;
    this.hold(new Map(), 0);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { random } = this.settings.server.patience;
    for (let failures = 0; ;) {
      try {
        signal.throwIfAborted();
        if (this.resourceVersion === '') await this.list(signal);
        await this.follow(signal);
        const wasShort = this.lived() < SHORTEST_WATCH_MILLISECONDS;
        this.state = 'moving';
        if (wasShort) await pause(backoff(1, random()), undefined, { signal });
        else failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (this.lived() >= SHORTEST_WATCH_MILLISECONDS) failures = 0;
        failures += 1;
        await this.recover(error, failures, signal);
      }
    }
  }

  /** The first try to go on comes at once, and whoever asks waits for it; before the others there is a pause. */
  private async recover(error: unknown, failures: number, signal: AbortSignal): Promise<void> {
    const wasLive = this.state === 'live';
    const failure = error instanceof ApiFailure ? error : undefined;
    const isExpired = failure?.code === 'expired';
    if (isExpired || failures > MOST_RESUMES) this.resourceVersion = '';
    const isPassing = isExpired || failure?.isPassing === true;
    if (isPassing && failures === 1 && (wasLive || isExpired)) {
      this.state = 'moving';
      return;
    }
    this.lose(error);
    const { random } = this.settings.server.patience;
    const milliseconds = backoff(isPassing ? failures : LONG_PAUSE_FAILURES, random(), failure?.retryAfterMilliseconds);
    await pause(milliseconds, undefined, { signal, ref: false });
  }

  /** How long the watch has been going on, or went on. */
  private lived(): number {
    return this.state === 'live' ? performance.now() - this.liveSince : 0;
  }

  /** Takes the place of what was known only when all of it is there. */
  private async list(signal: AbortSignal): Promise<void> {
    const { server, selection, keep } = this.settings;
    this.verb = 'list';
    let objects = new Map<string, Of>();
    let bytes = 0;
    let resourceVersion = '';
    for await (const page of listObjects(server, selection, signal)) {
      if (page.isFirst) {
        objects = new Map();
        bytes = 0;
      }
      for (const object of page.objects) {
        const kept = keep(object);
        if (kept === undefined) continue;
        bytes += kept.bytes;
        objects.set(keyOf(object), kept);
        this.check(objects.size, this.settings.room.used - this.bytes + bytes);
      }
      resourceVersion = page.resourceVersion;
    }
    this.hold(objects, bytes);
    this.resourceVersion = resourceVersion;
  }

  private async follow(signal: AbortSignal): Promise<void> {
    const { server, selection, keep, silenceMilliseconds = SILENCE_MILLISECONDS } = this.settings;
    this.verb = 'watch';
    const seconds = Math.round(WATCH_SECONDS * (1 + server.patience.random() / 2));
    const limits = { seconds, silenceMilliseconds };
    const { changes } = await watchObjects(server, selection, this.resourceVersion, limits, signal);
    this.settle('live');
    for await (const change of changes) {
      if (change.type !== 'bookmark') {
        this.put(keyOf(change.object), change.type === 'there' ? keep(change.object) : undefined);
      }
      this.resourceVersion = change.resourceVersion;
    }
  }

  private put(key: string, kept: Of | undefined): void {
    const more = (kept?.bytes ?? 0) - (this.objects.get(key)?.bytes ?? 0);
    if (kept === undefined) this.objects.delete(key);
    else this.objects.set(key, kept);
    this.hold(this.objects, this.bytes + more);
    this.check(this.objects.size, this.settings.room.used);
  }

  private hold(objects: Map<string, Of>, bytes: number): void {
    this.settings.room.used += bytes - this.bytes;
    this.objects = objects;
    this.bytes = bytes;
  }

  private check(count: number, bytes: number): void {
    const { mostObjects, room } = this.settings;
    if (count <= mostObjects && bytes <= room.mostBytes) return;
    this.hold(new Map(), 0);
    this.resourceVersion = '';
    throw new ApiFailure(
      'too-large',
      count > mostObjects
        ? `there are more than ${String(mostObjects)} objects`
        : `all objects together take more than ${String(room.mostBytes)} bytes`,
    );
  }

  private lose(error: unknown): void {
    this.failure = error instanceof ApiFailure ? error : new ApiFailure('unreadable', 'for no known reason');
    this.settle('lost');
  }

  private settle(state: 'live' | 'lost'): void {
    this.state = state;
    if (state === 'live') this.liveSince = performance.now();
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  private turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.waiting = this.waiting.filter((one) => one !== go);
        reject(signal.reason as Error);
      };
      const go = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      this.waiting.push(go);
    });
  }
}

function keyOf(object: JsonObject): string {
  return `${textAt(object, 'metadata', 'namespace') ?? ''}/${textAt(object, 'metadata', 'name') ?? ''}`;
}
