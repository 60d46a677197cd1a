import { setTimeout as pause } from 'node:timers/promises';
import { eventsOfPromotion, syntheticRelease } from '../synthetic-events';
import type { LiveClient } from './live-client';
import { PROJECT } from './project-history';
import type { WrittenProject } from './written-project';

interface Appended {
  readonly key: string;
  readonly position: bigint;
}

/** Beyond those that the project was filled with. */
const FIRST_TURN = 1_000_000;
const PATIENCE_MS = 30_000;

/** Appends one event after the other at an even pace, and knows when clients were told of them. */
export class LiveLoad {
  /** Its rows are watched: an event of a promotion changes the row of that promotion. */
  static readonly table = 'promotion_board';

  private readonly changes: Appended[] = [];
  private readonly waiting = new Map<LiveClient, { readonly position: bigint; readonly at: number }[]>();
  private took: number[] = [];
  private isOn = true;
  private last = -1n;
  appended = 0;

  constructor(
    private readonly project: WrittenProject,
    private readonly perSecond: number,
  ) {}

  /** Goes on until it is stopped. */
  async run(): Promise<void> {
    const begun = performance.now();
    for (let turn = FIRST_TURN; this.isOn; turn += 1) {
      const release = syntheticRelease(PROJECT, 0);
      for (const event of eventsOfPromotion({ ...release, environment: 'env-00', intentRevision: turn, turn })) {
        const due = begun + (this.appended * 1_000) / this.perSecond;
        await pause(Math.max(0, due - performance.now()));
        const at = performance.now();
        this.last = await this.project.append([event]);
        this.appended += 1;
        for (const queue of this.waiting.values()) queue.push({ position: this.last, at });
        const { promotionId } = event.data as { readonly promotionId?: string };
        if (event.type.startsWith('promotion.')) this.changes.push({ key: promotionId ?? '', position: this.last });
      }
    }
  }

  stop(): void {
    this.isOn = false;
  }

  /** Notes when these are told of each event. */
  watch(clients: readonly LiveClient[]): void {
    for (const client of clients) {
      const queue: { readonly position: bigint; readonly at: number }[] = [];
      this.waiting.set(client, queue);
      client.onReached = (position) => {
        const now = performance.now();
        const later = queue.findIndex((one) => one.position > position);
        for (const { at } of queue.splice(0, later < 0 ? queue.length : later)) this.took.push(now - at);
      };
    }
  }

  forget(): void {
    this.took = [];
  }

  /** Milliseconds, sorted. */
  latencies(): readonly number[] {
    return this.took.toSorted((one, other) => one - other);
  }

  /** Throws when one of them is not told of the last event in time. */
  async allReach(clients: readonly LiveClient[]): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (clients.some(({ reached }) => reached < this.last)) {
      if (performance.now() > deadline) throw new Error('not everybody was told of the last event');
      await pause(50);
    }
  }

  /** Changes that some of them was not told. */
  missedBy(clients: readonly LiveClient[]): number {
    return this.changes.filter(({ key, position }) => clients.some((client) => !client.knows(key, position))).length;
  }
}
