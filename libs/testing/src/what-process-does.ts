import type { DomainEvent, Effect, Input, ProcessManager, Refused, Wake } from '@ledgerline/kernel';

type Told<Event, Command> = Event | Wake | Refused<Command>;

/** What a process decides on the last of its inputs, the others having happened before, one a minute from midnight. */
export function whatProcessDoes<State, Event extends DomainEvent, Command>(
  process: ProcessManager<State, Event, Command>,
  ...inputs: readonly [...earlier: NoInfer<Told<Event, Command>>[], last: NoInfer<Told<Event, Command>>]
): readonly Effect<Command>[] {
  const told = inputs.map(minutely) as Input<Event, Command>[];
  const state = told.slice(0, -1).reduce<State>((folded, input) => process.evolve(folded, input), process.initial);
  const [last] = told.slice(-1);
  return last === undefined ? [] : process.decide(state, last);
}

function minutely<Told extends object>(input: Told, index: number): Told & { recordedAt: string } {
  return { ...input, recordedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString() };
}
