import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';
import type { ReleaseOffer } from './release-offer';

export interface CutReleaseAnswer extends Accepted {
  readonly releaseId: string;
  readonly alias: string;
}

/** Fix everything that moves together. The id is the digest of the content: the same content again is the same release. */
export class CutRelease extends Command<CutReleaseAnswer | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    readonly offer: ReleaseOffer,
    /** A friendly name; `r-` and the first eight digits of the id when absent. */
    readonly alias?: string,
  ) {
    super();
  }
}
