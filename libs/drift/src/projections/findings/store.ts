import type { PageRequest } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { Difference } from '../../difference';
import type { Sighting } from '../detector-status/project';
import type { FindingOrder } from './order';
import { sortingOf } from './order';
import type { FindingRow } from './row';

export interface FindingFilters {
  readonly environment?: string;
  readonly statuses?: readonly string[];
  readonly severity?: string;
  readonly domain?: string;
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

/** With what it is sorted by, for cursors. */
export interface ListedFinding extends FoundFinding {
  readonly sortValue: string;
}

/**
 * The page first, then of each of its detectors' last words, opened once, what the page asks of it: a word can be long, and
 * many findings share it. What is asked is an object, in which a name is found without looking at every other.
 */
const found = (page: string, sortValue = 'null') => `
  with page as materialized (
    select f.row, row_number() over () as place, ${sortValue} as sort_value, f.row ->> 'fingerprint' as fingerprint,
           f.project || ':' || f.environment || ':' || (f.row ->> 'detector') as detector
      from (select * from findings f ${page}) f),
  asked as materialized (
    select detector, jsonb_object_agg(fingerprint, true) as fingerprints from page group by detector),
  words as materialized (
    select asked.detector,
           (select jsonb_object_agg(one.key, one.value) from jsonb_each(d.row -> 'sightings') one
              where asked.fingerprints ? one.key) as sightings,
           (select jsonb_object_agg(one ->> 'fingerprint', one) from jsonb_array_elements(d.row -> 'differences') one
              where asked.fingerprints ? (one ->> 'fingerprint')
                and one ->> 'classification' <> 'declared-variance') as differences
      from asked join detector_status d on d.key = asked.detector)
  select page.row, page.sort_value as "sortValue", words.sightings -> page.fingerprint as seen,
         words.differences -> page.fingerprint as latest
    from page left join words using (detector)
    order by page.place`;

@Injectable()
export class FindingStore {
  constructor(private readonly postgres: Postgres) {}

  /** Findings of the project in that order; one more than the page holds, when there are more. */
  list(
    project: string,
    filters: FindingFilters,
    { limit, after }: PageRequest,
    order: FindingOrder = 'newest',
  ): Promise<readonly ListedFinding[]> {
    const { sortValue, orderBy, behind } = sortingOf(order, 'f', ['$5', '$6', '$7']);
    return this.postgres.query<ListedFinding>(
      found(
        `where f.project = $1
          and ($2::text is null or f.environment = $2)
          and ($3::text[] is null or f.status = any($3))
          and ($4::text is null or f.severity = $4)
          and ($6::bigint is null or ${behind})
          and ($8::text is null or f.assignee = $8 or ($8 = 'nobody' and f.assignee is null))
          and ($9::boolean is null or f.snoozed = $9)
          and ($10::boolean is null or f.escalated = $10)
          and ($11::boolean is null or f.flapping = $11)
          and ($12::text is null or f.domain = $12)
        order by ${orderBy} limit $13`,
        sortValue,
      ),
      [
        project,
        filters.environment ?? null,
        filters.statuses ?? null,
        filters.severity ?? null,
        ...(after ?? [null, null, null]),
        filters.assignee ?? null,
        filters.snoozed ?? null,
        filters.escalated ?? null,
        filters.flapping ?? null,
        filters.domain ?? null,
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
