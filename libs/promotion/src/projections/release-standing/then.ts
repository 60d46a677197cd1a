import type { Moment } from '@ledgerline/platform/http';
import { PastRows } from '@ledgerline/platform/ledger';
import { release, releaseStreamId } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import { standing, standingId } from '../../evolve';
import type { ReleaseStandingRow } from './project';
import { releaseStanding } from './project';

/** How far releases had come at a moment. */
@Injectable()
export class StandingsThen {
  constructor(private readonly past: PastRows) {}

  /** Those of these releases that had been cut, in no particular order. */
  async of(project: string, releaseIds: readonly string[], moment: Moment): Promise<readonly ReleaseStandingRow[]> {
    const streams = releaseIds.flatMap((releaseId) => [
      release.stream(releaseStreamId(project, releaseId)),
      standing.stream(standingId(project, releaseId)),
    ]);
    return [...(await this.past.fold(releaseStanding, streams, moment)).values()];
  }
}
