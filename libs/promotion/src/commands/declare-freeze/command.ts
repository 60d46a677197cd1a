import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { FreezeScope } from '../../freeze-scope';

export interface OfferedFreeze {
  readonly name: string;
  readonly scope: FreezeScope;
  /** RFC 3339, UTC; now when absent. */
  readonly from?: string;
  readonly until: string;
  readonly recurrence?: { readonly rrule: string; readonly duration: string; readonly timezone: string };
  readonly reason: string;
}

/** Let nothing new in, until an instant. What rolls out already goes on. */
export class DeclareFreeze extends Command<(Accepted & { readonly freezeId: string }) | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly freeze: OfferedFreeze,
    /** The groups that the person belongs to. */
    readonly groups: readonly string[],
  ) {
    super();
  }
}
