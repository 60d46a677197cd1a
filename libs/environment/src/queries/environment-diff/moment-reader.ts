import { Clock } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';

/** Reads the table `audit_history` of the audit context: what the clock said when the ledger was somewhere. */
@Injectable()
export class MomentReader {
  constructor(
    private readonly postgres: Postgres,
    private readonly clock: Clock,
  ) {}

  /** RFC 3339. Of a position, when the last event of the project until then was recorded. */
  async instantOf(project: string, moment: Moment | undefined): Promise<string> {
    if (moment === undefined) return this.clock.now();
    if ('instant' in moment) return moment.instant;
    const [found] = await this.postgres.query<{ at: string }>(
      `select row->>'recordedAt' as at from audit_history
        where project = $1 and position <= $2 order by position desc limit 1`,
      [project, String(moment.position)],
    );
    return found?.at ?? this.clock.now();
  }
}
