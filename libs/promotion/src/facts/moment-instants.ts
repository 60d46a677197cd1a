import { MomentReader } from '@ledgerline/environment';
import { Clock } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { Injectable } from '@nestjs/common';

/** What the clock said at a moment, for whatever is judged by time. */
@Injectable()
export class MomentInstants {
  constructor(
    private readonly moments: MomentReader,
    private readonly clock: Clock,
  ) {}

  /** RFC 3339. Of a moment that is to come it is now: nothing is known of then. */
  async instantOf(project: string, moment: Moment | undefined): Promise<string> {
    const now = this.clock.now();
    const then = moment === undefined ? now : await this.moments.instantOf(project, moment);
    return then < now ? then : now;
  }
}
