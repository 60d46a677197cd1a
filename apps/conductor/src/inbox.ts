import type { Effect, EventCatalog, EventLog } from '@ledgerline/kernel';
import type { ProcessInput } from '@ledgerline/platform/ledger';
import { ProcessQuarantined, ProcessReacted } from '@ledgerline/platform/ledger';
import type { Logger } from 'pino';
import { toldOf, withoutData } from './inputs';
import type { Instance, Process, Told } from './instance';
import { later, reasonKey } from './instance';
import type { Chain, Instances } from './instances';
import type { Patience } from './patience';
import { isPassing } from './patience';

/** Stands in for the instances of events that a process could not correlate; nothing of it is ever decided. */
export const UNCORRELATED = '(uncorrelated)';

/** One input on its way to one instance. */
export interface Delivered {
  readonly input: ProcessInput;
  readonly correlationId: string;
  /** Everything in the ledger up to here has been put to the instance, this input included. */
  readonly upTo: bigint | undefined;
}

type Holding = ProcessQuarantined['data']['held'];

/** Puts inputs to instances: each decision is recorded once, before anything comes of it. */
export class Inbox {
  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
    private readonly instances: Instances,
    private readonly patience: Patience,
    private readonly logger: Logger,
  ) {}

  /** Changes nothing when the input was put to the instance before. */
  async put(process: Process, name: string, delivered: Delivered, told?: Told): Promise<void> {
    await this.one(process.name, name, async (instance) => {
      if (wasPut(instance, delivered)) return;
      const obstacle = obstacleOf(instance);
      if (obstacle !== undefined) await this.holdInput(instance, delivered, obstacle);
      else await this.decideOrHold(process, instance, delivered, told);
    });
  }

  /** Quarantines an event that a process cannot say whom it concerns; it is kept under a name of its own. */
  async putAside(process: Process, delivered: Delivered, reason: string): Promise<void> {
    await this.one(process.name, UNCORRELATED, async (instance) => {
      if (!wasPut(instance, delivered)) await this.holdInput(instance, delivered, reason);
    });
  }

  /**
   * Decides an input that an earlier build could not, unless it `isDone` meanwhile; false when this build cannot either.
   */
  async retry(
    process: Process,
    name: string,
    { input, correlationId }: Omit<Delivered, 'upTo'>,
    isDone: (instance: Instance) => Promise<boolean> | boolean,
  ): Promise<boolean> {
    return this.one(process.name, name, async (instance) => {
      if (await isDone(instance)) return true;
      if (instance.broken !== undefined) return false;
      try {
        const delivered = { input, correlationId, upTo: instance.handledUpTo };
        await this.decide(process, instance, delivered, undefined, true);
        return true;
      } catch (error) {
        if (isPassing(error)) throw error;
        return false;
      }
    });
  }

  /** Quarantines an input or the effects of a reaction: kept with the reason, so that it stops nobody else. */
  async hold(instance: Instance, held: Holding, reason: string, chain: Chain, upTo?: bigint): Promise<void> {
    const { process, name } = instance;
    this.logger.error({ process, instance: name, reason, held: held.what }, 'quarantined');
    const kept: Holding = held.what === 'input' ? { what: 'input', input: withoutData(held.input) } : held;
    const event = ProcessQuarantined({ ...fieldsOf(instance, upTo), reason, held: kept });
    await this.instances.append(instance, event, chain.causationId, chain);
  }

  /** Tries until it passes, on the instance as it then stands, with nobody else here changing it meanwhile. */
  private one<Result>(process: string, name: string, act: (instance: Instance) => Promise<Result>): Promise<Result> {
    return this.patience.untilDone(`${process} ${name}`, () => this.instances.exclusively(process, name, act));
  }

  private async holdInput(instance: Instance, { input, correlationId, upTo }: Delivered, reason: string) {
    await this.hold(instance, { what: 'input', input }, reason, { causationId: input.id, correlationId }, upTo);
  }

  private async decideOrHold(process: Process, instance: Instance, delivered: Delivered, told: Told | undefined) {
    try {
      await this.decide(process, instance, delivered, told);
    } catch (error) {
      if (isPassing(error)) throw error;
      await this.holdInput(await this.instances.get(process.name, instance.name), delivered, String(error));
    }
  }

  private async decide(
    process: Process,
    instance: Instance,
    { input, correlationId, upTo }: Delivered,
    known: Told | undefined,
    evenIfIgnored = input.kind !== 'event',
  ): Promise<void> {
    const told = known ?? (await toldOf(input, this.log, this.catalog));
    const effects = process.decide(instance.state, told);
    const state = process.evolve(instance.state, told);
    process.follows(state);
    if (!evenIfIgnored && state === instance.state && isKnownToBeIgnored(instance, input, effects)) return;
    const chain: Chain = { causationId: input.id, correlationId };
    const event = ProcessReacted({ ...fieldsOf(instance, upTo), input, effects: [...effects] });
    await this.instances.append(instance, event, input.id, chain, told);
  }
}

function fieldsOf({ process, name, handledUpTo }: Instance, upTo: bigint | undefined) {
  const handled = later(handledUpTo, upTo);
  return { process, instance: name, ...(handled !== undefined && { handledUpTo: String(handled) }) };
}

/** Why something is ignored is recorded once for each kind of input; a name that never became an instance has no story. */
function isKnownToBeIgnored({ revision, reasons }: Instance, input: ProcessInput, effects: readonly Effect<unknown>[]) {
  return effects.every((effect) => {
    return effect.do === 'ignore' && (revision === undefined || reasons.has(reasonKey(input, effect.because)));
  });
}

function obstacleOf({ held, broken }: Instance): string | undefined {
  if (broken !== undefined) return broken;
  return held.length > 0 ? 'something earlier is quarantined' : undefined;
}

/** An event that an instance ignored is not recorded: it is known by its place, which what came later lies behind. */
function wasPut({ handledUpTo, timers, refusals, held }: Instance, { input, upTo }: Delivered): boolean {
  if (held.some((one) => one.what === 'input' && one.input.id === input.id)) return true;
  switch (input.kind) {
    case 'event':
      return handledUpTo !== undefined && upTo !== undefined && upTo <= handledUpTo;
    case 'wake':
      return timers.get(input.name)?.id !== input.id;
    case 'refused':
      return refusals.has(input.id);
  }
}
