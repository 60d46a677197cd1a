import type { Accepted, Cause, Refusal } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { DriftRefusal } from '../../refusals';

/** A deployer says that it restored what is declared; the finding closes when observation agrees. */
export class ReportRevert extends Command<Accepted | Refusal<DriftRefusal | 'revision-moved'>> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly environment: string,
    readonly findingId: string,
    /** The one environment that the deployer's key speaks for; undefined for all. */
    readonly boundTo: string | undefined,
  ) {
    super();
  }
}
