import type { Cause, EventLog } from '@ledgerline/kernel';
import type { Command } from '@nestjs/cqrs';
import type { Commands } from './container';
import type { Answer, Request } from './requests';
import { commandIdOf } from './requests';
import type { SimClock } from './sim-clock';

/** What somebody who watches from outside knows beside the ledger: what was asked, when it ran, and what was answered. */
export class Witness {
  /** By command: position of the ledger's head when it began to run first; undefined for an empty ledger. */
  readonly beginnings = new Map<string, bigint | undefined>();
  /** By command: the clock's moment when it began to run first. */
  readonly moments = new Map<string, number>();
  /** By command: the digests of the bodies that were run under its id. */
  readonly bodies = new Map<string, Set<string>>();
  readonly asked = new Map<string, { readonly request: Request; readonly answers: Answer[] }[]>();

  ran(commandId: string, digest: string): void {
    this.bodies.set(commandId, (this.bodies.get(commandId) ?? new Set()).add(digest));
  }

  /** Takes note of a request; what is told to whoever asked is to be added to the answers. */
  asks(request: Request): Answer[] {
    const commandId = commandIdOf(request);
    const known = this.asked.get(commandId) ?? [];
    this.asked.set(commandId, known);
    const same = known.find((one) => JSON.stringify(one.request.body) === JSON.stringify(request.body));
    if (same !== undefined) return same.answers;
    const answers: Answer[] = [];
    known.push({ request, answers });
    return answers;
  }

  /** Takes note of when commands begin. */
  over(bus: Commands, log: EventLog, clock: SimClock): Commands {
    return {
      execute: async (command) => {
        const { cause } = command as Command<unknown> & { readonly cause: Cause };
        if (!this.moments.has(cause.commandId)) this.moments.set(cause.commandId, clock.moment);
        if (!this.beginnings.has(cause.commandId)) this.beginnings.set(cause.commandId, await log.head());
        return bus.execute(command);
      },
    };
  }
}
