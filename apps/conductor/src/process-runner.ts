import type { Clock, Delivery, EventCatalog, EventLog, StoredEvent } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { EventWriter } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import type { Elapsed } from './checkpoint';
import { Checkpoint, CHECKPOINT_STREAM } from './checkpoint';
import type { Commands } from './effects';
import { Effects } from './effects';
import { Inbox } from './inbox';
import { Instances } from './instances';
import { Intake } from './intake';
import { Lanes } from './lanes';
import { LogClock } from './log-clock';
import type { Pause } from './patience';
import { isPassing, Patience, Stopped } from './patience';
import { Progress } from './progress';
import { Recovery } from './recovery';
import type { RunnerStatus } from './runner-status';
import { Strays } from './strays';
import { SNAPSHOT_STREAM, Snapshots } from './snapshot';
import { TICK, withTicks } from './ticks';
import { Wakes } from './wakes';

export interface RunnerParts {
  readonly log: EventLog;
  readonly catalog: EventCatalog;
  readonly clock: Clock;
  /** Left out, it is the clock: then the clock must not jump. */
  readonly elapsed?: Elapsed;
  readonly commands: Commands;
  readonly bindings: readonly ProcessBinding[];
  readonly logger: Logger;
  readonly pause: Pause;
  /** How often timers and the checkpoint are looked at while nothing comes, in milliseconds. */
  readonly tickEvery: number;
  /** How many instances are dealt with at once. */
  readonly atOnce?: number;
  /** Events between two snapshots of who is alive. */
  readonly snapshotEvery?: number;
}

const AT_ONCE = 32;
/** What the runner writes about itself: no work, or it would write for ever. */
const ownStreams: ReadonlySet<string> = new Set([CHECKPOINT_STREAM, SNAPSHOT_STREAM]);

/**
 * Runs durable processes over the ledger: puts each event to the instances that it concerns, records what they decide,
 * and carries the effects out when the record comes back through the subscription. So there is one way in which anything
 * is done, and after a crash it is simply gone again from the last checkpoint.
 */
export class ProcessRunner {
  private readonly stopping = new AbortController();
  private readonly patience: Patience;
  private readonly checkpoint: Checkpoint;
  private readonly progress: Progress;
  private readonly snapshots: Snapshots;
  private readonly instances: Instances;
  private readonly lanes: Lanes;
  private readonly logClock: LogClock;
  private readonly wakes: Wakes;
  private readonly intake: Intake;
  private readonly recovery: Recovery;
  private caughtUp = false;
  private following = false;
  private lastRecordedAt: string | undefined;

  constructor(private readonly parts: RunnerParts) {
    const { log, catalog, clock, bindings, logger, elapsed = () => Date.parse(clock.now()) } = parts;
    const writer = new EventWriter(catalog);
    const processes = bindings.map(({ process }) => process);
    const names = processes.map(({ name }) => name);
    this.patience = new Patience(parts.pause, logger, this.stopping.signal);
    this.checkpoint = new Checkpoint(log, catalog, writer, elapsed);
    this.progress = new Progress(this.checkpoint);
    this.snapshots = new Snapshots(log, catalog, writer, names, parts.snapshotEvery);
    this.instances = new Instances(log, catalog, writer, processes);
    this.lanes = new Lanes(parts.atOnce ?? AT_ONCE);
    this.logClock = new LogClock(elapsed);
    const inbox = new Inbox(log, catalog, this.instances, this.patience, logger);
    const effects = new Effects(catalog, this.instances, inbox, parts.commands, this.patience);
    this.wakes = new Wakes(this.instances, inbox, (name) => this.instances.processOf(name));
    const { instances, wakes, lanes, patience } = this;
    this.intake = new Intake(bindings, catalog, instances, inbox, effects, wakes, lanes, patience, logger);
    const strays = new Strays(log, catalog, instances, inbox, patience);
    this.recovery = new Recovery(log, bindings, instances, inbox, effects, strays, patience, logger);
  }

  /** Whether it has seen all of the ledger once since it started. */
  get isReady(): boolean {
    return this.caughtUp;
  }

  get status(): RunnerStatus {
    const all = this.instances.all();
    const { caughtUp: ready, lastRecordedAt = null } = this;
    const behind = lastRecordedAt === null ? 0 : Date.parse(this.parts.clock.now()) - Date.parse(lastRecordedAt);
    const isCurrent = ready && this.following && this.lanes.busy === 0;
    return {
      ready,
      position: this.checkpoint.position === undefined ? null : String(this.checkpoint.position),
      lastRecordedAt,
      lagMilliseconds: isCurrent ? 0 : Math.max(0, behind),
      live: all.length,
      quarantined: all.filter(({ held, broken }) => held.length > 0 || broken !== undefined).length,
      underWay: this.lanes.busy,
    };
  }

  /** Until {@link stop}. Throws what does not pass by itself, such as a broken log. */
  async run(): Promise<void> {
    try {
      await this.start();
      for (;;) await this.patience.untilDone('the subscription', () => this.follow());
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    } finally {
      this.stopping.abort();
      await this.lanes.drained();
    }
    await this.save();
  }

  /** Finishes what is in hand, then ends {@link run}. */
  stop(): void {
    this.stopping.abort();
  }

  private async start(): Promise<void> {
    await this.patience.untilDone('the start', async () => {
      await this.checkpoint.load();
      await this.instances.rebuild(await this.snapshots.load());
    });
    await this.recovery.run(this.checkpoint.position);
    this.parts.logger.info({ from: String(this.checkpoint.position ?? 'the beginning') }, 'processes run');
  }

  private async follow(): Promise<void> {
    const ended = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ended.signal]);
    const after = this.checkpoint.position;
    const deliveries = this.parts.log.subscribe({ ...(after !== undefined && { after }), signal });
    try {
      for await (const delivery of withTicks(deliveries, this.parts.tickEvery)) {
        if (delivery === TICK) await this.tick();
        else await this.take(delivery);
        this.lanes.check();
        if (this.checkpoint.isDue) await this.save();
        this.patience.checkStopped();
      }
      this.patience.checkStopped();
    } finally {
      ended.abort();
      this.following = false;
      this.logClock.forget();
      await this.lanes.drained();
      this.progress.reset();
    }
  }

  private async take(delivery: Delivery): Promise<void> {
    switch (delivery.kind) {
      case 'caught-up':
        this.caughtUp = true;
        this.following = true;
        return;
      case 'passed':
        this.progress.track(delivery.position, false, []);
        return;
      case 'event':
        await this.handle(delivery.event);
    }
  }

  private async handle(stored: StoredEvent): Promise<void> {
    await this.progress.room();
    const until = Date.parse(stored.recordedAt);
    if (this.following) this.logClock.saw(until, stored.stream === CHECKPOINT_STREAM);
    this.lastRecordedAt = stored.recordedAt;
    const isOwn = ownStreams.has(stored.stream);
    const upTo = this.checkpoint.position;
    const woken = await this.intake.wake(until, upTo);
    const taken = isOwn ? [] : await this.intake.take(stored, upTo);
    this.progress.track(stored.position, !isOwn, [...woken, ...taken]);
    if (!isOwn) this.snapshots.count();
  }

  /** A timer fires when the log recorded something at or after its instant; where nothing else is, a mark is. */
  private async tick(): Promise<void> {
    if (!this.following || !this.logClock.asksFor(this.wakes.next())) return;
    await this.passing('the mark', () => this.checkpoint.mark());
  }

  private async save(): Promise<void> {
    await this.passing('the checkpoint', () => this.checkpoint.save());
    const { position } = this.checkpoint;
    if (!this.snapshots.isDue || position === undefined) return;
    await this.passing('the snapshot', () => this.snapshots.save({ position, live: this.instances.live }));
  }

  private async passing(what: string, attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      if (!isPassing(error)) throw error;
      this.parts.logger.warn({ reason: String(error) }, `${what} could not be saved`);
    }
  }
}
