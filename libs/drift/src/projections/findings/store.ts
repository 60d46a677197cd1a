import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { Difference } from '../../difference';
import type { Sighting } from '../detector-status/project';
import type { FindingRow } from './row';

export interface FindingFilters {
  readonly environment?: string;
  readonly statuses?: readonly string[];
  readonly severity?: string;
  /** A person or a group; `nobody` for what is nobody's. */
  readonly assignee?: string;
  readonly snoozed?: boolean;
  readonly escalated?: boolean;
  readonly flapping?: boolean;
}

/** A finding with what its detector saw of it last; nothing when it is not there any more. */
export interface FoundFinding {
  readonly row: FindingRow;
  readonly seen: Sighting | null;
  readonly latest: Difference | null;
}

/** The page first, then each of its detectors' last word once: it can be long, and many findings share it. */
const found = (page: string) => `
  with page as materialized (
    select f.row, f.position, f.finding_id, f.row ->> 'fingerprint' as fingerprint,
           f.project || ':' || f.environment || ':' || (f.row ->> 'detector') as detector
      from findings f ${page}),
  words as materialized (
    select d.key as detector, d.row -> 'sightings' as sightings, d.row -> 'differences' as differences
      from detector_status d where d.key in (select detector from page)),
  sighted as (
    select w.detector, one.key as fingerprint, one.value as seen
      from words w, jsonb_each(w.sightings) one where one.key in (select fingerprint from page)),
  different as (
    select distinct on (w.detector, one ->> 'fingerprint')
           w.detector, one ->> 'fingerprint' as fingerprint, one as latest
      from words w, jsonb_array_elements(w.differences) one
      where one ->> 'fingerprint' in (select fingerprint from page)
        and one ->> 'classification' <> 'declared-variance')
  select page.row, sighted.seen, different.latest from page
    left join sighted using (detector, fingerprint)
    left join different using (detector, fingerprint)`;

@Injectable()
export class FindingStore {
  constructor(private readonly postgres: Postgres) {}

  /** Findings of the project, the newest first; one more than the page holds, when there are more. */
  list(project: string, filters: FindingFilters, { limit, after }: PageRequest): Promise<readonly FoundFinding[]> {
    return this.postgres.query<FoundFinding>(
      `${found(`
        where f.project = $1
          and ($2::text is null or f.environment = $2)
          and ($3::text[] is null or f.status = any($3))
          and ($4::text is null or f.severity = $4)
          and ($5::bigint is null or (f.position, f.finding_id) < ($5, $6))
          and ($7::text is null or coalesce(f.assignee, 'nobody') = $7)
          and ($8::boolean is null or f.snoozed = $8)
          and ($9::boolean is null or f.escalated = $9)
          and ($10::boolean is null or f.flapping = $10)
        order by f.position desc, f.finding_id desc limit $11`)}
        order by page.position desc, page.finding_id desc`,
      [
        project,
        filters.environment ?? null,
        filters.statuses ?? null,
        filters.severity ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        filters.assignee ?? null,
        filters.snoozed ?? null,
        filters.escalated ?? null,
        filters.flapping ?? null,
        limit + 1,
      ],
    );
  }

  /** The finding of this id; of several environments' the one that is not closed, then the newest. */
  async find(project: string, findingId: string): Promise<FoundFinding | undefined> {
    const [finding] = await this.postgres.query<FoundFinding>(
      found("where f.project = $1 and f.finding_id = $2 order by f.status = 'closed', f.position desc limit 1"),
      [project, findingId],
    );
    return finding;
  }
}
