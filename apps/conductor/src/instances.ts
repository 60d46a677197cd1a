import type { Cause, EventCatalog, EventLog, Recorded, StoredEvent } from '@ledgerline/kernel';
import { deriveId, EventLogError } from '@ledgerline/kernel';
import type { EventWriter, ProcessEvent } from '@ledgerline/platform/ledger';
import { Followers } from './followers';
import { toldOf } from './inputs';
import type { Instance, Process, Told } from './instance';
import { advance, isIdle, newInstance } from './instance';
import type { Names, Snapshot } from './snapshot';
import { Turns } from './turns';

const PREFIX = 'process-';
const READS_AT_ONCE = 16;

/** The chain of causes that an event of a process belongs to. */
export type Chain = Pick<Cause, 'causationId' | 'correlationId'>;

/** Every instance that anything can still reach, folded; the others as long as there is room. */
export class Instances {
  private readonly alive = new Map<string, Instance>();
  private readonly idle = new Map<string, Instance>();
  private readonly followers = new Followers();
  /** Streams that may have moved since they were read. */
  private readonly stale = new Set<string>();
  private readonly turns = new Turns();
  /** An instance that is not known was never heard of, rather than forgotten; its first append would show otherwise. */
  private knowsAll = true;
  /** No timer is due before this instant. */
  private wakesAt = Infinity;
  private readonly processes: ReadonlyMap<string, Process>;

  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly writer: EventWriter,
    processes: readonly Process[],
    private readonly maxIdle = 10_000,
  ) {
    this.processes = new Map(processes.map((process) => [process.name, process]));
    if (this.processes.size < processes.length) throw new Error('two processes have the same name');
  }

  /**
   * Folds what anything can still reach, so that followers and timers are known before the first input: the instances
   * that were alive at the snapshot and whatever was written since; without a snapshot, the streams of all instances.
   */
  async rebuild(snapshot?: Snapshot): Promise<void> {
    if (snapshot !== undefined) {
      this.knowsAll = false;
      await atOnce(READS_AT_ONCE, snapshot.live, ({ process, instance }) => this.get(process, instance));
    }
    const after = snapshot?.position;
    const filter = { streamPrefixes: [PREFIX] };
    for await (const stored of this.log.readAll({ ...(after !== undefined && { after }), filter })) {
      await this.observe(stored);
    }
  }

  /** Names of those that anything can still reach. */
  get live(): readonly Names[] {
    return this.all().map(({ process, name }) => ({ process, instance: name }));
  }

  /** The instance as it stands, while nobody else here changes it. */
  exclusively<Result>(process: string, name: string, act: (instance: Instance) => Promise<Result>): Promise<Result> {
    const { stream } = newInstance(this.processOf(process), name);
    return this.turns.take(stream, async () => act(await this.get(process, name)));
  }

  async get(process: string, name: string): Promise<Instance> {
    const fresh = newInstance(this.processOf(process), name);
    const known = this.known(fresh.stream);
    const isCurrent = !this.stale.has(fresh.stream) && (known !== undefined || this.knowsAll);
    if (isCurrent) return known ?? fresh;
    let instance = fresh;
    for await (const stored of this.log.readStream(fresh.stream)) instance = await this.folded(instance, stored);
    this.stale.delete(instance.stream);
    return this.keep(instance);
  }

  following(process: string, keys: readonly string[]): readonly string[] {
    return this.followers.of(process, keys);
  }

  /** Those that anything can still reach. */
  all(): readonly Instance[] {
    return [...this.alive.values()];
  }

  /** No timer is due before this, in milliseconds since 1970; `Infinity` when there is none at all. */
  get nextWake(): number {
    return this.wakesAt;
  }

  /** Looks up when the next timer is due, after some were fired or put off. */
  reckonWakes(): void {
    this.wakesAt = Math.min(...this.all().map(firstWake), Infinity);
  }

  /** Takes notice of an event of a process's stream, whoever wrote it. Undefined when no process of this build has it. */
  async observe(stored: StoredEvent): Promise<Instance | undefined> {
    const [process, name] = namesOf(stored.stream);
    if (!this.processes.has(process)) return undefined;
    return this.turns.take(stored.stream, async () => {
      const known = this.known(stored.stream) ?? newInstance(this.processOf(process), name);
      if (stored.revision < nextOf(known)) return known;
      if (stored.revision === nextOf(known)) return this.keep(await this.folded(known, stored));
      this.stale.add(stored.stream);
      return this.get(process, name);
    });
  }

  /**
   * Appends what happened to the instance just after what is known of it. `commandId` derives from what it is about, so
   * that the same is never recorded twice. When the append fails, the instance is read anew at the next opportunity.
   */
  async append(instance: Instance, event: ProcessEvent, about: string, chain: Chain, told?: Told): Promise<Instance> {
    const cause: Cause = {
      commandId: deriveId(instance.stream, event.type, about),
      actor: { kind: 'system', id: `process:${instance.process}` },
      ...chain,
    };
    const written = this.writer.newEvents(instance.stream, cause, [event]);
    try {
      const place = await this.log.append(instance.stream, written, instance.revision ?? 'no-stream');
      const metadata = { ...cause, schemaVersion: this.catalog.versionOf(event.type) };
      const recorded = { ...event, ...place, id: cause.commandId, stream: instance.stream, recordedAt: '', metadata };
      return this.keep(advance(this.processOf(instance.process), instance, recorded, told));
    } catch (error) {
      this.stale.add(instance.stream);
      throw error;
    }
  }

  private async folded(instance: Instance, stored: StoredEvent): Promise<Instance> {
    try {
      const event = this.catalog.decode(stored) as Recorded<ProcessEvent>;
      const reacted = event.type === 'process.reacted';
      const told = reacted ? await toldOf(event.data.input, this.log, this.catalog) : undefined;
      return advance(this.processOf(instance.process), instance, event, told);
    } catch (error) {
      if (error instanceof EventLogError) throw error;
      return { ...instance, revision: stored.revision, broken: String(error) };
    }
  }

  private known(stream: string): Instance | undefined {
    return this.alive.get(stream) ?? this.idle.get(stream);
  }

  private keep(instance: Instance): Instance {
    const before = this.known(instance.stream);
    if (before !== undefined && nextOf(before) > nextOf(instance)) return before;
    this.alive.delete(instance.stream);
    this.idle.delete(instance.stream);
    (isIdle(instance) ? this.idle : this.alive).set(instance.stream, instance);
    this.followers.update(before, instance);
    if (before?.timers !== instance.timers) this.wakesAt = Math.min(this.wakesAt, firstWake(instance));
    for (const stream of this.idle.keys()) {
      if (this.idle.size <= this.maxIdle) break;
      this.idle.delete(stream);
      this.knowsAll = false;
    }
    return instance;
  }

  /** Throws when no process of this build has the name. */
  processOf(name: string): Process {
    const process = this.processes.get(name);
    if (process === undefined) throw new Error(`there is no process "${name}"`);
    return process;
  }
}

export function isProcessStream(stream: string): boolean {
  return stream.startsWith(PREFIX);
}

function namesOf(stream: string): readonly [process: string, instance: string] {
  const colon = stream.indexOf(':');
  return [stream.slice(PREFIX.length, colon), stream.slice(colon + 1)];
}

function nextOf({ revision }: Instance): bigint {
  return revision === undefined ? 0n : revision + 1n;
}

function firstWake({ timers }: Instance): number {
  return Math.min(...[...timers.values()].map(({ at }) => Date.parse(at)), Infinity);
}

async function atOnce<Item>(count: number, items: readonly Item[], act: (item: Item) => Promise<unknown>) {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await act(item);
  };
  await Promise.all(Array.from({ length: count }, worker));
}
