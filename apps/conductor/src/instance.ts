import type { DomainEvent, Effect, Input, ProcessManager, Recorded } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import type { ProcessEvent, ProcessInput, ProcessQuarantined } from '@ledgerline/platform/ledger';

export type Process = ProcessManager<unknown, DomainEvent, unknown>;
/** An input as a process is told of it. */
export type Told = Input<DomainEvent, unknown>;
export type Held = ProcessQuarantined['data']['held'] & { readonly correlationId: string };

export interface Timer {
  /** Id of the `wake` input that it will be. */
  readonly id: string;
  readonly at: string;
  readonly correlationId: string;
}

/** One instance of a process, as its own stream tells it. */
export interface Instance {
  readonly process: string;
  readonly name: string;
  readonly stream: string;
  readonly state: unknown;
  /** Undefined while nothing was ever recorded. */
  readonly revision: bigint | undefined;
  /** Every event of the ledger up to here was put to it. */
  readonly handledUpTo: bigint | undefined;
  readonly keys: readonly string[];
  readonly timers: ReadonlyMap<string, Timer>;
  /** Ids of the refusals that it was told of. */
  readonly refusals: ReadonlySet<string>;
  /** Why which inputs were ignored, as far as it is recorded; see {@link reasonKey}. */
  readonly reasons: ReadonlySet<string>;
  /** What is quarantined, oldest first; while there is anything, no further input is decided. */
  readonly held: readonly Held[];
  /** Why its record cannot be folded further; `state` is the last that could. */
  readonly broken: string | undefined;
}

export const streamOf = (process: string, instance: string): string => `process-${process}:${instance}`;

export function newInstance(process: Process, name: string): Instance {
  return {
    process: process.name,
    name,
    stream: streamOf(process.name, name),
    state: process.initial,
    revision: undefined,
    handledUpTo: undefined,
    keys: [],
    timers: new Map(),
    refusals: new Set(),
    reasons: new Set(),
    held: [],
    broken: undefined,
  };
}

/** The instance after an event of its stream; `told` is the input of a reaction. Never throws: see {@link Instance.broken}. */
export function advance(process: Process, instance: Instance, event: Recorded<ProcessEvent>, told?: Told): Instance {
  const upTo = event.data.handledUpTo;
  const handledUpTo = later(instance.handledUpTo, upTo === undefined ? undefined : BigInt(upTo));
  const next = { ...instance, revision: event.revision, handledUpTo };
  switch (event.type) {
    case 'process.reacted': {
      const { input, effects } = event.data;
      return {
        ...next,
        ...evolved(process, instance, told),
        timers: timersAfter(instance, input, effects, event),
        refusals: input.kind === 'refused' ? new Set([...instance.refusals, input.id]) : instance.refusals,
        reasons: reasonsAfter(instance.reasons, input, effects),
        held: instance.held.filter((held) => held.what !== 'input' || held.input.id !== input.id),
      };
    }
    case 'process.quarantined': {
      const { held } = event.data;
      const timers = held.what === 'input' ? timersWithout(instance.timers, held.input) : instance.timers;
      return { ...next, timers, held: [...instance.held, { ...held, correlationId: event.metadata.correlationId }] };
    }
    case 'process.released': {
      const { effectsOf, inputId } = event.data;
      const isReleased = (held: Held) => (held.what === 'effects' ? held.of === effectsOf : held.input.id === inputId);
      return { ...next, held: instance.held.filter((held) => !isReleased(held)) };
    }
  }
}

/** Nothing can reach it but an event that names it; it need not be remembered. */
export function isIdle({ keys, timers, held, broken }: Instance): boolean {
  return keys.length === 0 && timers.size === 0 && held.length === 0 && broken === undefined;
}

function evolved(process: Process, { state, keys, broken }: Instance, told: Told | undefined) {
  if (broken !== undefined) return { state, keys, broken };
  try {
    if (told === undefined) throw new Error('a recorded input could not be read');
    const next = process.evolve(state, told);
    return { state: next, keys: process.follows(next), broken };
  } catch (error) {
    return { state, keys, broken: String(error) };
  }
}

/** What was ignored, by its kind, and why: more of the same is no news. */
export function reasonKey(input: ProcessInput, because: string): string {
  return `${input.kind === 'event' ? input.type : input.kind}: ${because}`;
}

function reasonsAfter(reasons: ReadonlySet<string>, input: ProcessInput, effects: readonly Effect<unknown>[]) {
  const added = effects.flatMap((effect) => (effect.do === 'ignore' ? [reasonKey(input, effect.because)] : []));
  return added.every((reason) => reasons.has(reason)) ? reasons : new Set([...reasons, ...added]);
}

function timersAfter(
  { timers, stream }: Instance,
  input: ProcessInput,
  effects: readonly Effect<unknown>[],
  { revision, metadata }: Recorded<ProcessEvent>,
): ReadonlyMap<string, Timer> {
  let after = timersWithout(timers, input);
  for (const effect of effects) {
    if (effect.do === 'end') after = new Map();
    if (effect.do !== 'wake') continue;
    const id = deriveId('wake', stream, effect.name, effect.at, String(revision));
    after = new Map(after).set(effect.name, { id, at: effect.at, correlationId: metadata.correlationId });
  }
  return after;
}

function timersWithout(timers: ReadonlyMap<string, Timer>, input: ProcessInput): ReadonlyMap<string, Timer> {
  if (input.kind !== 'wake' || timers.get(input.name)?.id !== input.id) return timers;
  return new Map([...timers].filter(([name]) => name !== input.name));
}

export function later(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
