import type { Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf, RequestRefused } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { Sighting } from '../detector-status/project';
import type { FindingOrder } from './order';
import type { FindingRow } from './row';
import type { FindingFilters, FoundFinding } from './store';
import { FindingStore } from './store';

/** Name of the list in its cursors, which hold the order, what it sorts by, position and id. */
export const FINDINGS = 'findings';

/** A finding as it is shown: with the values that were seen last. */
export type FindingView = FindingRow & {
  /** Since when and how often it has been seen without a break; null when it was not in the last observation. */
  readonly seen: Sighting | null;
};

/** The findings of a project, in an order. */
export class ListFindings extends Query<Page<FindingView>> {
  constructor(
    readonly project: string,
    readonly filters: FindingFilters,
    readonly page: PageRequest,
    readonly order: FindingOrder = 'newest',
  ) {
    super();
  }
}

export function findingView({ row, seen, latest }: FoundFinding): FindingView {
  return { ...row, difference: latest ?? row.difference, seen };
}

@QueryHandler(ListFindings)
export class ListFindingsHandler implements IQueryHandler<ListFindings> {
  constructor(private readonly store: FindingStore) {}

  async execute({ project, filters, page, order }: ListFindings): Promise<Page<FindingView>> {
    const [of, ...after] = page.after ?? [order];
    if (of !== order) throw new RequestRefused('invalid-cursor');
    const place = { limit: page.limit, after: page.after && after };
    const rows = await this.store.list(project, filters, place, order);
    const { items, next } = pageOf(FINDINGS, rows, page, ({ row, sortValue }) => [
      order,
      sortValue,
      row.position,
      row.findingId,
    ]);
    return { items: items.map(findingView), next };
  }
}
