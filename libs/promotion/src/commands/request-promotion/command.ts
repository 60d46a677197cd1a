import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';

/** Ask for a release to be brought to an environment. The promotion's id follows from the command's. */
export class RequestPromotion extends Command<(Accepted & { readonly promotionId: string }) | Refusal> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    /** Alias, release id, id prefix or commit. */
    readonly release: string,
    readonly reason: string,
    /** An earlier release is to come back, or what failed to roll out to be declared once more. */
    readonly kind?: 'rollback' | 'retry',
    /** Nobody asks: it is ready. */
    readonly automatic = false,
  ) {
    super();
  }
}
