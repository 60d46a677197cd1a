import type {
  AllStreamResolvedEvent,
  AllStreamSubscription,
  Filter,
  Position,
  ResolvedEvent,
  StreamSubscription,
} from '@eventstore/db-client';
import { eventTypeFilter, excludeSystemEvents, streamNameFilter } from '@eventstore/db-client';
import type { Labels } from './labels';
import { observedError, observedEvent } from './observed';
import type { Stage } from './player';
import { orAfter } from './player';
import type { ProbeFilter, SubscribeStep } from './probe';
import { positionFrom, revisionFrom } from './reading-steps';

const CONFIRMATION_MILLISECONDS = 5_000;
const LINGER_MILLISECONDS = 150;
const DONE_MILLISECONDS = 4_000;

/** Subscribes, plays what happens `during` it, and waits until enough came, it ended, or time is up. */
export async function playSubscription(step: SubscribeStep, stage: Stage): Promise<unknown> {
  const watch = new Watch(step, stage);
  const during: unknown[] = [];
  await orAfter(CONFIRMATION_MILLISECONDS, watch.confirmation, undefined);
  for (const inner of step.during ?? []) during.push(await stage.play(inner));
  await orAfter(step.ms ?? DONE_MILLISECONDS, watch.done, undefined);
  await watch.close();
  if (step.save !== undefined && watch.lastCheckpoint) stage.saved.set(step.save, watch.lastCheckpoint);
  return { ...watch.given(), during, ...watch.checkpointsGiven() };
}

class Watch {
  readonly confirmation: Promise<void>;
  readonly done: Promise<void>;
  lastCheckpoint: Position | undefined;
  private readonly events: unknown[] = [];
  private readonly marks: string[] = [];
  private checkpoints = 0;
  private confirmed = false;
  private ended: unknown = null;
  private confirm: () => void = () => undefined;
  private finish: () => void = () => undefined;
  private readonly subscription: AllStreamSubscription | StreamSubscription;

  constructor(
    private readonly step: SubscribeStep,
    private readonly stage: Stage,
  ) {
    this.confirmation = new Promise((resolve) => (this.confirm = resolve));
    this.done = new Promise((resolve) => (this.finish = resolve));
    this.subscription = this.open();
    this.listen();
  }

  async close(): Promise<void> {
    await this.subscription.unsubscribe().catch(() => undefined);
  }

  given(): object {
    const { step, events } = this;
    const shown = step.lastOnly === true ? events.slice(-1) : events;
    return {
      confirmed: this.confirmed,
      ended: this.ended,
      marks: step.during?.length ? [...new Set(this.marks.map((mark) => mark.split(' ')[0]))] : this.marks,
      events: step.countOnly === true ? events.length : shown,
    };
  }

  checkpointsGiven(): object {
    if (this.step.filter === undefined) return {};
    const exact = this.step.exactCheckpoints === true ? { checkpoints: this.checkpoints } : {};
    return { sawCheckpoint: this.checkpoints > 0, ...exact };
  }

  private open(): AllStreamSubscription | StreamSubscription {
    const { stream, from = 'start', resolve, filter } = this.step;
    const { client, labels, saved } = this.stage;
    const options = resolve === true ? { resolveLinkTos: true } : {};
    if (stream !== undefined) {
      return client.subscribeToStream(labels.stream(stream), { fromRevision: revisionFrom(from), ...options });
    }
    const filters = filter && { filter: filterOf(filter, labels, this.onCheckpoint) };
    return client.subscribeToAll({ fromPosition: positionFrom(from, saved), ...filters, ...options });
  }

  private listen(): void {
    const { labels } = this.stage;
    this.subscription.on('confirmation', () => {
      this.confirmed = true;
      this.confirm();
    });
    this.subscription.on('caughtUp', () => this.marks.push(`caughtUp after ${String(this.events.length)}`));
    this.subscription.on('fellBehind', () => this.marks.push('fellBehind'));
    this.subscription.on('error', (error: unknown) => {
      this.ended = observedError(error, labels);
      this.finish();
      this.confirm();
    });
    this.subscription.on('end', () => {
      this.ended ??= 'end';
      this.finish();
    });
    this.subscription.on('data', (event: ResolvedEvent | AllStreamResolvedEvent) => {
      this.onEvent(event);
    });
  }

  private onEvent(event: ResolvedEvent | AllStreamResolvedEvent): void {
    const { step, stage } = this;
    const { labels } = stage;
    if (step.all !== true && event.event && !event.event.streamId.includes(labels.prefix)) return;
    this.events.push(observedEvent(event, labels));
    const isEnough =
      typeof step.until === 'string'
        ? event.event !== undefined && labels.idLabel(event.event.id) === step.until
        : this.events.length >= (step.until ?? Infinity);
    if (isEnough) setTimeout(this.finish, step.linger ?? LINGER_MILLISECONDS);
  }

  private readonly onCheckpoint = (position: Position): void => {
    this.checkpoints += 1;
    this.lastCheckpoint = position;
  };
}

function filterOf(filter: ProbeFilter, labels: Labels, onCheckpoint: (position: Position) => void): Filter {
  const options = {
    checkpointReached: (_subscription: unknown, position: Position): Promise<void> => {
      onCheckpoint(position);
      return Promise.resolve();
    },
    ...(filter.checkpointInterval !== undefined && { checkpointInterval: filter.checkpointInterval }),
    ...(filter.maxSearchWindow !== undefined && { maxSearchWindow: filter.maxSearchWindow }),
  };
  if (filter.exclude === true) return excludeSystemEvents(options);
  const make = filter.on === 'type' ? eventTypeFilter : streamNameFilter;
  return filter.regex === undefined
    ? make({ prefixes: (filter.prefixes ?? []).map((prefix) => labels.pattern(prefix)), ...options })
    : make({ regex: labels.pattern(filter.regex), ...options });
}
