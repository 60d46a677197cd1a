import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** What a deployer says about making an intent so. */
export type RolloutReport =
  | { readonly status: 'started' }
  | { readonly status: 'progressed'; readonly step: string; readonly done: number; readonly of: number }
  | { readonly status: 'finished' }
  | { readonly status: 'failed'; readonly reason: string };

/** Report how the rollout of the present intent goes; a report, not a proof. Repeating the last one changes nothing. */
export class ReportRollout extends Command<Accepted | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly intentRevision: number,
    readonly report: RolloutReport,
    /** The one environment that the deployer works for; undefined for one without such a bound. */
    readonly boundTo?: string,
  ) {
    super();
  }
}
