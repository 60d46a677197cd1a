import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { ProposalRow } from './project';

/** The newest proposals that are shown with an overlay. */
const MOST = 200;

@Injectable()
export class OverlayProposalStore {
  constructor(private readonly postgres: Postgres) {}

  /** Proposals that had been made, now or at that moment; those that wait first, then the newest. */
  async proposals(project: string, environment: string, moment?: Moment): Promise<readonly ProposalRow[]> {
    const found = await this.postgres.query<{ row: ProposalRow }>(
      `select row from overlay_proposals
        where project = $1 and environment = $2
          and ($3::bigint is null or position <= $3) and ($4::text is null or at <= $4)
        order by decided_at is not null, position desc limit $5`,
      [project, environment, ...boundsOf(moment), MOST],
    );
    return found.map(({ row }) => row);
  }

  /** The proposal whose approval made the overlay that is in force, now or at that moment. */
  async inForce(project: string, environment: string, moment?: Moment): Promise<ProposalRow | undefined> {
    const [found] = await this.postgres.query<{ row: ProposalRow }>(
      `select row from overlay_proposals
        where project = $1 and environment = $2 and overlay_version is not null
          and ($3::bigint is null or (row->'decision'->>'position')::bigint <= $3)
          and ($4::text is null or decided_at <= $4)
        order by overlay_version desc limit 1`,
      [project, environment, ...boundsOf(moment)],
    );
    return found?.row;
  }
}
