import type { EventCatalog, EventLog, Recorded } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { ProcessEvent } from './events';
import type { ProcessInput } from './events/process-input';

const Instant = Type.String({ format: 'date-time' });
const Timer = Type.Object({ name: Type.String(), at: Instant });

const StoryEntry = Type.Object({
  position: Type.String({ description: 'of the entry in the ledger; orders the story' }),
  recordedAt: Instant,
  outcome: Type.Union(
    ['decided', 'ignored', 'quarantined', 'released'].map((outcome) => Type.Literal(outcome)),
    { description: 'what became of what it saw; a reason to ignore is told once for each kind of input' },
  ),
  saw: Type.Object(
    {
      kind: Type.Union(['event', 'wake', 'refused', 'effects'].map((kind) => Type.Literal(kind))),
      id: Type.String({ description: 'id of the event that caused it; of a timer or a refusal, its own' }),
      name: Type.String({ description: 'type of the event, name of the timer, or code of the refusal' }),
      stream: Type.Optional(Type.String()),
      revision: Type.Optional(Type.String()),
      at: Type.Optional(
        Type.String({ format: 'date-time', description: 'when the event was recorded or the timer due' }),
      ),
      command: Type.Optional(Type.Unknown({ description: 'the command that was turned down' })),
      facts: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
    },
    { description: 'the cause' },
  ),
  sent: Type.Array(Type.Unknown(), { description: 'commands that it decided to send' }),
  timers: Type.Array(Timer, { description: 'timers that it set' }),
  because: Type.Union([Type.String(), Type.Null()], { description: 'why it was ignored or quarantined' }),
  ended: Type.Boolean({ description: 'whether it decided that it is over' }),
  correlationId: Type.String(),
});
type StoryEntry = Static<typeof StoryEntry>;

/** All that one instance of a process saw and what it made of it, oldest first. */
export const ProcessStory = Type.Object(
  {
    process: Type.String(),
    instance: Type.String(),
    over: Type.Boolean(),
    timers: Type.Array(Timer, { description: 'timers that are still to come' }),
    quarantined: Type.Integer({ minimum: 0, description: 'inputs and effects that it cannot get past' }),
    entries: Type.Array(StoryEntry),
  },
  { $id: 'ProcessStory' },
);
export type ProcessStory = Static<typeof ProcessStory>;

/** Read from the instance's own stream; without entries when it never was. Throws `UndecodableEvent`, `EventLogError`. */
export async function storyOf(
  log: EventLog,
  catalog: EventCatalog,
  process: string,
  instance: string,
): Promise<ProcessStory> {
  const entries: StoryEntry[] = [];
  const timers = new Map<string, string>();
  const held = new Set<string>();
  for await (const stored of log.readStream(`process-${process}:${instance}`)) {
    const event = catalog.decode(stored) as Recorded<ProcessEvent>;
    const entry = entryOf(event);
    entries.push(entry);
    if (entry.saw.kind === 'wake' && timers.get(entry.saw.name) === entry.saw.at) timers.delete(entry.saw.name);
    if (entry.ended) timers.clear();
    for (const { name, at } of entry.timers) timers.set(name, at);
    if (entry.outcome === 'quarantined') held.add(entry.saw.id);
    else held.delete(entry.saw.id);
  }
  return {
    process,
    instance,
    over: entries.some(({ ended }) => ended),
    timers: [...timers].map(([name, at]) => ({ name, at })),
    quarantined: held.size,
    entries,
  };
}

function entryOf(event: Recorded<ProcessEvent>): StoryEntry {
  const { position, recordedAt, metadata } = event;
  const place = { position: String(position), recordedAt, correlationId: metadata.correlationId };
  const nothing = { sent: [], timers: [], because: null, ended: false };
  switch (event.type) {
    case 'process.reacted': {
      const { input, effects } = event.data;
      const ignored = effects.flatMap((effect) => (effect.do === 'ignore' ? [effect.because] : []));
      return {
        ...place,
        outcome: ignored.length > 0 && ignored.length === effects.length ? 'ignored' : 'decided',
        saw: sawOf(input),
        sent: effects.flatMap((effect) => (effect.do === 'send' ? [effect.command] : [])),
        timers: effects.flatMap((effect) => (effect.do === 'wake' ? [{ name: effect.name, at: effect.at }] : [])),
        because: ignored.length > 0 ? ignored.join('; ') : null,
        ended: effects.some((effect) => effect.do === 'end'),
      };
    }
    case 'process.quarantined': {
      const { held, reason } = event.data;
      const saw = held.what === 'input' ? sawOf(held.input) : effectsAt(held.of);
      return { ...place, ...nothing, outcome: 'quarantined', saw, because: reason };
    }
    case 'process.released': {
      const { effectsOf, inputId = '' } = event.data;
      const saw = effectsOf === undefined ? { kind: 'event', id: inputId, name: 'event' } : effectsAt(effectsOf);
      return { ...place, ...nothing, outcome: 'released', saw };
    }
  }
}

function effectsAt(revision: string): StoryEntry['saw'] {
  return { kind: 'effects', id: `effects of ${revision}`, name: 'effects', revision };
}

function sawOf(input: ProcessInput): StoryEntry['saw'] {
  switch (input.kind) {
    case 'event': {
      const { kind, id, type: name, stream, revision, recordedAt: at } = input;
      return { kind, id, name, stream, revision, at };
    }
    case 'wake':
      return { kind: input.kind, id: input.id, name: input.name, at: input.at };
    case 'refused':
      return { kind: input.kind, id: input.id, name: input.code, command: input.command, facts: input.facts };
  }
}
