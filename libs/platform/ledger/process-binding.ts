import type { Cause, DomainEvent, ProcessManager } from '@ledgerline/kernel';
import type { Command } from '@nestjs/cqrs';

/** A process manager together with the commands of the bus that its effects stand for. */
export interface ProcessBinding {
  readonly process: ProcessManager<unknown, DomainEvent, unknown>;
  readonly toCommand: (effect: unknown, cause: Cause) => Command<unknown>;
}

/** Ties a process to the command bus; the types of state, events and effects are checked here and forgotten behind. */
export function bindProcess<State, Event extends DomainEvent, Effect>(
  process: ProcessManager<State, Event, Effect>,
  toCommand: (effect: Effect, cause: Cause) => Command<unknown>,
): ProcessBinding {
  return { process, toCommand } as unknown as ProcessBinding;
}
