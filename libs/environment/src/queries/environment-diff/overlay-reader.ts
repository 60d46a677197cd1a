import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { boundsOf } from '../../as-of';
import type { Origin } from '../../intent/compare-sides';
import { isSame } from '../../intent/json';
import type { ProposalRow } from '../../projections/overlay-proposals/project';

/** A version of an overlay, and until when it was the one in force. */
export interface KnownOverlay {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
  /** Position of the approval that put the next version in its place; undefined while there is none. */
  readonly replacedIn: string | undefined;
}

interface Step {
  readonly decision: NonNullable<ProposalRow['decision']>;
  readonly proposer: string;
  readonly reviews: ProposalRow['reviews'];
  /** Of the keys that are asked for, those that it changed. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Approved changes of an overlay that are looked through for where its values come from. */
const MOST_STEPS = 1000;

/** Reads the table `overlay_proposals`: versions of overlays, and where their values come from. */
@Injectable()
export class OverlayReader {
  constructor(private readonly postgres: Postgres) {}

  /** Undefined when there was no such version yet. Every environment begins with the empty version 0. */
  async version(
    project: string,
    environment: string,
    version: number,
    moment: Moment | undefined,
  ): Promise<KnownOverlay | undefined> {
    const found = await this.postgres.query<{ row: ProposalRow }>(
      `select row from overlay_proposals
        where project = $1 and environment = $2 and overlay_version in ($3::bigint, $3::bigint + 1)
          and ($4::bigint is null or (row->'decision'->>'position')::bigint <= $4)
          and ($5::text is null or decided_at <= $5)
        order by overlay_version`,
      [project, environment, version, ...boundsOf(moment)],
    );
    const rows = new Map(found.map(({ row }) => [row.overlay?.version, row]));
    const values = version === 0 ? {} : rows.get(version)?.overlay?.values;
    return values && { version, values, replacedIn: rows.get(version + 1)?.decision?.position };
  }

  /** Where each of these values of that version comes from. */
  async origins(
    project: string,
    environment: string,
    version: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Origin>> {
    if (keys.length === 0) return new Map();
    const steps = await this.postgres.query<Step & Record<string, unknown>>(
      `select row->'decision' as decision, row->>'proposer' as proposer, row->'reviews' as reviews,
          (select jsonb_object_agg(key, row->'changes'->key) from unnest($4::text[]) key
            where row->'changes' ? key) as changes
        from overlay_proposals
        where project = $1 and environment = $2 and overlay_version <= $3 and row->'changes' ?| $4::text[]
        order by overlay_version desc limit $5`,
      [project, environment, version, keys, MOST_STEPS],
    );
    return new Map(keys.flatMap((key) => originOf(key, steps).map((origin) => [key, origin] as const)));
  }
}

/** The step with which the value came to be what it is; one that set the same value again changed nothing. */
function originOf(key: string, steps: readonly Step[]): readonly Origin[] {
  const about = steps.filter(({ changes }) => Object.hasOwn(changes, key));
  const value = about[0]?.changes[key];
  const other = about.findIndex(({ changes }) => !isSame(changes[key], value));
  const first = other === -1 ? about.at(-1) : about[other - 1];
  if (first === undefined) return [];
  const { decision, proposer, reviews } = first;
  const { at: since, position, person } = decision;
  const counted = reviews.filter(({ withdrawn }) => withdrawn === null).map((review) => review.person);
  return [{ since, position, proposedBy: proposer, reviewedBy: [...new Set([...counted, person])] }];
}
