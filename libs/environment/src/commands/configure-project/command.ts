import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { AskedReviewers } from '../../configuration-change';
import type { Refused } from '../../refusals';

/** Where the project stands after somebody sent a configuration. */
export interface Configured extends Accepted {
  /** `proposed` when it is a change of policy and waits for words: then nothing has changed yet. */
  readonly status: 'configured' | 'proposed';
  /** The version in force; counts the project's configurations from 1. */
  readonly version: number;
  /** Of the configuration that was sent. */
  readonly configurationHash: string;
  readonly change?: ProposedChange;
}

interface ProposedChange {
  readonly proposalId: string;
  readonly asks: AskedReviewers;
  /** What one of them has to run. */
  readonly review: string;
}

/** What goes with a configuration. */
export interface ConfigurationTerms {
  /** Why; whoever reviews a change of policy reads it. */
  readonly reason?: string;
  /** Values of environments may fall out of the rules. */
  readonly acceptFallOut?: boolean;
  /** Ask nobody; the installation's own key alone can say that. */
  readonly override?: boolean;
}

/** Make this file the project's configuration, or propose it where others have to agree. The same again changes nothing. */
export class ConfigureProject extends Command<Configured | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    /** The project file as people write it: what has a default may be missing. */
    readonly file: unknown,
    readonly ifMatch?: bigint,
    readonly terms: ConfigurationTerms = {},
  ) {
    super();
  }
}
