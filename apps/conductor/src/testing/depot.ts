import type { DomainEvent, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { Clock, deriveId, EventCatalog } from '@ledgerline/kernel';
import type { ProcessBinding, ProcessEvent } from '@ledgerline/platform/ledger';
import { LedgerDecisions, ledgerEvents } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { pino } from 'pino';
import type { Commands } from '../effects';
import type { RunnerParts } from '../process-runner';
import { ProcessRunner } from '../process-runner';
import { deliveries, parcelCommands, parcelEvents } from './parcels';

export class SetClock extends Clock {
  private milliseconds = Date.UTC(2026, 0, 1);

  now(): string {
    return new Date(this.milliseconds).toISOString();
  }

  pass(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }
}

const catalog = new EventCatalog([...parcelEvents, ...ledgerEvents]);

/** A ledger of parcels, to which runners come and go. */
export class Depot {
  readonly clock = new SetClock();
  private readonly lengths = new Map<string, bigint>();
  private told = 0;
  readonly log: EventLog;

  constructor(log?: EventLog) {
    this.log = log ?? new InMemoryEventLog(this.clock);
  }

  commandsOn(log: EventLog): Commands {
    return parcelCommands(new LedgerDecisions(log, catalog, { attempts: 5, pause: () => Promise.resolve() }));
  }

  runner(
    log: EventLog = this.log,
    commands: Commands = this.commandsOn(log),
    bindings: readonly ProcessBinding[] = [deliveries],
    parts: Partial<RunnerParts> = {},
  ): ProcessRunner {
    return new ProcessRunner({
      log,
      catalog,
      clock: this.clock,
      commands,
      bindings,
      logger: pino({ level: 'silent' }),
      pause: () => Promise.resolve(),
      tickEvery: 1,
      ...parts,
    });
  }

  /** Writes to a stream of nobody's but the test's. */
  async tell(event: DomainEvent, stream = 'told'): Promise<StoredEvent> {
    const id = deriveId('told', String((this.told += 1)));
    const metadata = {
      schemaVersion: 1,
      actor: { kind: 'person', id: 'olga' },
      commandId: id,
      causationId: id,
      correlationId: `chain-${String(this.told)}`,
    } as const;
    const { revision } = await this.log.append(
      stream,
      [{ id, ...event, metadata }],
      this.lengths.get(stream) ?? 'no-stream',
    );
    this.lengths.set(stream, revision);
    for await (const stored of this.log.readStream(stream, { from: revision })) return stored;
    throw new Error('nothing was written');
  }

  /** Runs a runner until there is nothing left that it would do, then stops it. */
  async settle(runner: ProcessRunner = this.runner()): Promise<void> {
    let failure: { readonly error: unknown } | undefined;
    const running = runner.run().catch((error: unknown) => {
      failure = { error };
    });
    for (let quiet = 0; quiet < 4 && failure === undefined;) {
      const before = await this.log.head();
      await new Promise((resolve) => setTimeout(resolve, 3));
      quiet = runner.isReady && runner.status.underWay === 0 && (await this.log.head()) === before ? quiet + 1 : 0;
    }
    runner.stop();
    await running;
    if (failure !== undefined) throw failure.error;
  }

  async events(prefix: string): Promise<readonly StoredEvent[]> {
    const found: StoredEvent[] = [];
    for await (const event of this.log.readAll({ filter: { streamPrefixes: [prefix] } })) found.push(event);
    return found;
  }

  /** What was done to each parcel, in order. */
  async done(): Promise<readonly string[]> {
    const handled = await this.events('parcel-');
    return handled.map(({ data }) => Object.values(data as object).join(': '));
  }

  /** What stands in the instances' streams, without ids and instants. */
  async record(): Promise<readonly string[]> {
    const events = await this.events('process-');
    return events.map((stored) => {
      const { type, data } = catalog.decode(stored) as Recorded<ProcessEvent>;
      const name = `${data.process} ${data.instance}`;
      switch (type) {
        case 'process.reacted':
          return `${name} reacted to ${inputName(data.input)}: ${data.effects.map((effect) => effect.do).join()}`;
        case 'process.quarantined':
          return `${name} holds ${data.held.what === 'input' ? inputName(data.held.input) : `effects of ${data.held.of}`}: ${data.reason}`;
        case 'process.released':
          return `${name} released ${data.effectsOf === undefined ? 'an event' : `effects of ${data.effectsOf}`}`;
      }
    });
  }
}

function inputName(
  input: ProcessEvent['data'] extends infer Data ? (Data extends { input: infer Input } ? Input : never) : never,
) {
  return input.kind === 'event' ? input.type : input.kind;
}
