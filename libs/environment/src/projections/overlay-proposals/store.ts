import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { ProposalRow } from './project';

/** More proposals than are shown at once. */
const MOST = 200;

/** A proposal, and the version that took its values back if there is one. */
export interface FoundProposal {
  readonly row: ProposalRow;
  readonly revertedBy: number | null;
}

/** A value of an overlay, and the proposal that set it last. */
export interface SetValue {
  readonly environment: string;
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly proposalId: string;
  readonly proposer: string;
  readonly since: string;
  readonly position: string;
}

/** A row whose version came after what a later one went back to, and not after what that one was made against. */
const REVERTED_BY = `(
  select min(back.overlay_version)::int from overlay_proposals back
    where back.project = p.project and back.environment = p.environment and back.overlay_version is not null
      and back.reverts < p.overlay_version and back.base_version >= p.overlay_version
      and ($3::bigint is null or back.decided <= $3) and ($4::text is null or back.decided_at <= $4)
  ) as "revertedBy"`;
const DECIDED = '($3::bigint is null or decided <= $3) and ($4::text is null or decided_at <= $4)';
/** Made by then and not decided by then; without bounds, not decided at all. */
const UNDECIDED = `($2::bigint is null or position <= $2) and ($3::text is null or at <= $3)
  and (decided_at is null or coalesce(decided > $2, decided_at > $3, false))`;

@Injectable()
export class OverlayProposalStore {
  constructor(private readonly postgres: Postgres) {}

  /** Proposals that had been made, now or at that moment; those that wait first, then the newest. */
  async proposals(project: string, environment: string, moment?: Moment): Promise<readonly FoundProposal[]> {
    return this.postgres.query<FoundProposal>(
      `select row, ${REVERTED_BY} from overlay_proposals p
        where project = $1 and environment = $2
          and ($3::bigint is null or position <= $3) and ($4::text is null or at <= $4)
        order by decided_at is not null, position desc limit $5`,
      [project, environment, ...boundsOf(moment), MOST],
    );
  }

  /** Proposals of every environment that wait, or waited at that moment, the longest waiting first. */
  async open(project: string, moment?: Moment): Promise<readonly ProposalRow[]> {
    const found = await this.postgres.query<{ row: ProposalRow }>(
      `select row from overlay_proposals
        where project = $1 and ${UNDECIDED} order by position limit $4`,
      [project, ...boundsOf(moment), MOST],
    );
    return found.map(({ row }) => row);
  }

  /** The proposal whose approval made the overlay that is in force, now or at that moment. */
  async inForce(project: string, environment: string, moment?: Moment): Promise<ProposalRow | undefined> {
    const [found] = await this.postgres.query<{ row: ProposalRow }>(
      `select row from overlay_proposals
        where project = $1 and environment = $2 and overlay_version is not null and ${DECIDED}
        order by overlay_version desc limit 1`,
      [project, environment, ...boundsOf(moment)],
    );
    return found?.row;
  }

  /** The values that environments of the project have of their own, each with the proposal that set it last. */
  async values(project: string, limit: number, moment?: Moment): Promise<readonly SetValue[]> {
    return this.postgres.query<SetValue>(
      `select * from (
         select distinct on (environment, change.key)
                environment, change.key, change.value, overlay_version::int as version,
                row->>'proposalId' as "proposalId", row->>'proposer' as proposer,
                decided_at as since, decided::text as position
           from overlay_proposals, jsonb_each(row->'changes') change
          where project = $1 and overlay_version is not null
            and ($2::bigint is null or decided <= $2) and ($3::text is null or decided_at <= $3)
          order by environment, change.key, overlay_version desc) latest
        where value <> 'null' order by environment, key limit $4`,
      [project, ...boundsOf(moment), limit],
    );
  }

  /** Proposals that made versions, the newest first; one more than the page holds, when there are more. */
  async versions(
    project: string,
    environment: string,
    { limit, after }: PageRequest,
    moment?: Moment,
  ): Promise<readonly FoundProposal[]> {
    return this.postgres.query<FoundProposal>(
      `select row, ${REVERTED_BY} from overlay_proposals p
        where project = $1 and environment = $2 and overlay_version is not null and ${DECIDED}
          and ($5::bigint is null or overlay_version < $5)
        order by overlay_version desc limit $6`,
      [project, environment, ...boundsOf(moment), after?.[0] ?? null, limit + 1],
    );
  }

  /** The proposal that made this version, if it had by that moment. */
  async version(
    project: string,
    environment: string,
    version: number,
    moment?: Moment,
  ): Promise<FoundProposal | undefined> {
    const [found] = await this.postgres.query<FoundProposal>(
      `select row, ${REVERTED_BY} from overlay_proposals p
        where project = $1 and environment = $2 and overlay_version = $5 and ${DECIDED}`,
      [project, environment, ...boundsOf(moment), version],
    );
    return found;
  }
}
