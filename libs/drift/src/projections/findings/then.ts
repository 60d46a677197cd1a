import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { foldRows, pastPage, type PastPage } from '@ledgerline/platform/ledger';
import { Injectable } from '@nestjs/common';
import { findings } from './project';
import type { FindingRow } from './row';
import type { FindingFilters } from './store';
import { FindingsThenStore } from './then.store';

/**
 * Findings as they stood at a moment. An environment's findings share one stream, which may be long; so the events of
 * those that are asked for are read where each has them at hand, and folded as ever.
 */
@Injectable()
export class FindingsThen {
  constructor(private readonly store: FindingsThenStore) {}

  page(
    project: string,
    filters: FindingFilters,
    { limit, after }: PageRequest,
    order: 'newest' | 'oldest',
    moment: Moment,
  ): Promise<PastPage<FindingRow>> {
    return pastPage<FindingRow>({
      ...{ limit, after, keyOf },
      candidates: (behind, count) => this.store.candidates(project, filters, order, moment, behind, count),
      // Of these orders the first value is the position, too.
      placeOf: ({ position, findingId }) => [position, position, findingId],
      fold: (rows) => this.fold(project, rows, moment),
      keep: (then) => isLookedFor(then, filters),
    });
  }

  /** The finding of this id; of several environments' the one that was not closed, then the newest. */
  async find(project: string, findingId: string, moment: Moment): Promise<FindingRow | undefined> {
    const named = await this.store.named(project, findingId, moment);
    const then = await this.fold(project, named, moment);
    const found = named.flatMap((row) => then.get(keyOf(row)) ?? []);
    return found.find(({ status }) => status !== 'closed') ?? found[0];
  }

  private async fold(project: string, rows: readonly FindingRow[], moment: Moment) {
    const ids = [...new Set(rows.map(({ findingId }) => findingId))];
    return foldRows(findings, await this.store.eventsOf(project, ids, moment));
  }
}

const keyOf = ({ project, environment, findingId }: FindingRow) => `${project}:${environment}:${findingId}`;

/** What the table's columns say of a row as it is now. */
function isLookedFor(row: FindingRow, filters: FindingFilters): boolean {
  const { statuses, severity, domain, assignee, snoozed, escalated, flapping } = filters;
  const is = <Value>(asked: Value | undefined, value: Value) => asked === undefined || asked === value;
  return (
    (statuses === undefined || statuses.includes(row.status)) &&
    is(severity, row.severity) &&
    is(domain, row.difference.domain) &&
    is(assignee, row.assignee?.id ?? 'nobody') &&
    is(snoozed, row.snoozedUntil !== undefined) &&
    is(escalated, row.escalatedAt !== undefined) &&
    is(flapping, row.flapping)
  );
}
