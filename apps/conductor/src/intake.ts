import type { Correlation, EventCatalog, Recorded, StoredEvent } from '@ledgerline/kernel';
import type { ProcessBinding } from '@ledgerline/platform/ledger';
import { ProcessReacted } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import type { Effects } from './effects';
import type { Inbox } from './inbox';
import { inputOf, placeOf } from './inputs';
import type { Process, Told } from './instance';
import type { Instances } from './instances';
import { isProcessStream } from './instances';
import type { Entered, Lanes } from './lanes';
import type { Patience } from './patience';
import type { Names } from './snapshot';
import type { Wakes } from './wakes';

/**
 * Sends each event to the instances that it concerns: instances side by side, each one in the order of the log. What it
 * takes to know whom an event concerns is finished before: nothing overtakes what it follows.
 */
export class Intake {
  private readonly bindings: ReadonlyMap<string, ProcessBinding>;
  private readonly bindingsByType = new Map<string, ProcessBinding[]>();

  constructor(
    bindings: readonly ProcessBinding[],
    private readonly catalog: EventCatalog,
    private readonly instances: Instances,
    private readonly inbox: Inbox,
    private readonly effects: Effects,
    private readonly wakes: Wakes,
    private readonly lanes: Lanes,
    private readonly patience: Patience,
    private readonly logger: Logger,
  ) {
    this.bindings = new Map(bindings.map((binding) => [binding.process.name, binding]));
    for (const binding of bindings) {
      for (const type of binding.process.on) {
        this.bindingsByType.set(type, [...(this.bindingsByType.get(type) ?? []), binding]);
      }
    }
  }

  /** Fires what is due once the log's clock has come to `until`; `upTo` is where the checkpoint stands. */
  async wake(until: number, upTo: bigint | undefined): Promise<readonly Entered[]> {
    const entered: Entered[] = [];
    for (const names of this.wakes.due(until)) {
      entered.push(await this.enter(names, () => this.fire(names, until, upTo)));
    }
    return entered;
  }

  private fire(names: Names, until: number, upTo: bigint | undefined): Promise<void> {
    const what = `${names.process} ${names.instance}`;
    return this.patience.untilDone(what, () => this.wakes.fire(names, until, upTo));
  }

  /** What an event sets going; resolves as soon as all of it has begun or waits for its turn. */
  async take(stored: StoredEvent, upTo: bigint | undefined): Promise<readonly Entered[]> {
    if (isProcessStream(stored.stream)) return this.takeOwn(stored, upTo);
    const entered: Entered[] = [];
    for (const { process } of this.bindingsByType.get(stored.type) ?? []) {
      entered.push(...(await this.deliver(process, stored, upTo)));
    }
    return entered;
  }

  private async takeOwn(stored: StoredEvent, upTo: bigint | undefined): Promise<readonly Entered[]> {
    const [process = '', instance = ''] = namesOf(stored.stream);
    const binding = this.bindings.get(process);
    if (binding === undefined) {
      this.logger.warn({ stream: stored.stream }, 'no process of this build has this stream');
      return [];
    }
    const names = { process, instance };
    const noticed = await this.enter(names, () => this.notice(stored));
    if (stored.type !== ProcessReacted.type) return [noticed];
    const carriedOut = await this.lanes.enter(`effects ${stored.stream}`, 'effects', async () => {
      if (await noticed.ended) await this.effects.carryOut(binding, instance, stored, upTo);
    });
    return [noticed, carriedOut];
  }

  private async notice(stored: StoredEvent): Promise<void> {
    await this.patience.untilDone(stored.stream, () => this.instances.observe(stored));
  }

  private async deliver(process: Process, stored: StoredEvent, upTo: bigint | undefined): Promise<readonly Entered[]> {
    const read = this.read(process, stored);
    if (typeof read === 'string') {
      const aside = { ...placeOf(stored), upTo: stored.position };
      return [
        await this.lanes.enter(`aside ${process.name}`, 'aside', () => this.inbox.putAside(process, aside, read)),
      ];
    }
    const { event, correlation } = read;
    const { type, data, recordedAt, metadata } = event;
    const told: Told = { type, data, recordedAt };
    const delivered = { input: inputOf(event), correlationId: metadata.correlationId, upTo: stored.position };
    const until = Date.parse(recordedAt);
    const entered: Entered[] = [];
    for (const instance of await this.concerned(process, correlation)) {
      const names = { process: process.name, instance };
      entered.push(
        await this.enter(names, async () => {
          await this.fire(names, until, upTo);
          await this.inbox.put(process, instance, delivered, told);
        }),
      );
    }
    return entered;
  }

  /** The event and whom it concerns, or why the process cannot tell. */
  private read(process: Process, stored: StoredEvent): { event: Recorded; correlation: Correlation } | string {
    try {
      const event = this.catalog.decode(stored);
      return { event, correlation: process.correlate(event) };
    } catch (error) {
      return String(error);
    }
  }

  private async concerned({ name }: Process, { instance, following = [] }: Correlation): Promise<ReadonlySet<string>> {
    if (following.length > 0) await this.lanes.settled(name);
    return new Set([...(instance === undefined ? [] : [instance]), ...this.instances.following(name, following)]);
  }

  private enter({ process, instance }: Names, task: () => Promise<void>): Promise<Entered> {
    return this.lanes.enter(`${process} ${instance}`, process, task);
  }
}

function namesOf(stream: string): readonly string[] {
  return /^process-([^:]*):(.*)$/s.exec(stream)?.slice(1) ?? [];
}
