import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** What is to be waived, as people name it. */
export type AskedWaiver =
  | {
      readonly gate: string;
      readonly environment: string;
      /** Alias, id, id prefix or commit of the only release that it is for. */
      readonly release?: string;
    }
  | { readonly variance: string; readonly environment: string };

/** Want a gate, or the bounds of a key, waived until an instant. Nothing is waived until others agree. */
export class RequestException extends Command<(Accepted & { readonly exceptionId: string }) | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly waives: AskedWaiver,
    /** RFC 3339, UTC, with milliseconds. */
    readonly until: string,
    readonly reason: string,
  ) {
    super();
  }
}
