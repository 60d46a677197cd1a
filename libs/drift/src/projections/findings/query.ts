import { refuse } from '@ledgerline/kernel';
import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { cursorAfter, pageOf, RequestRefused } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { Sighting } from '../detector-status/project';
import type { FindingOrder } from './order';
import type { FindingRow } from './row';
import type { FindingFilters, FoundFinding } from './store';
import { FindingStore } from './store';
import { FindingsThen } from './then';

/** Name of the list in its cursors, which hold the order, what it sorts by, position and id. */
export const FINDINGS = 'findings';

/** A finding as it is shown: with the values that were seen last. */
export type FindingView = FindingRow & {
  /** Since when and how often it has been seen without a break; null when it was not in the last observation. */
  readonly seen: Sighting | null;
};

/** The findings of a project, in an order; now, or as they stood at a moment. */
export class ListFindings extends Query<Page<FindingView>> {
  constructor(
    readonly project: string,
    readonly filters: FindingFilters,
    readonly page: PageRequest,
    readonly order: FindingOrder = 'newest',
    readonly moment?: Moment,
  ) {
    super();
  }
}

/** What was seen of it at a moment is in no row: it is told with the values that it opened with. */
export function unseen(row: FindingRow): FoundFinding {
  return { row, seen: null, latest: null };
}

export function findingView({ row, seen, latest }: FoundFinding): FindingView {
  return { ...row, difference: latest ?? row.difference, seen };
}

@QueryHandler(ListFindings)
export class ListFindingsHandler implements IQueryHandler<ListFindings> {
  constructor(
    private readonly store: FindingStore,
    private readonly then: FindingsThen,
  ) {}

  async execute({ project, filters, page, order, moment }: ListFindings): Promise<Page<FindingView>> {
    const [of, ...after] = page.after ?? [order];
    if (of !== order) throw new RequestRefused('invalid-cursor');
    const place = { limit: page.limit, after: page.after && after };
    if (moment !== undefined) {
      if (order !== 'newest' && order !== 'oldest') {
        throw new RequestRefused(refuse('order-of-now', { order }, '/order'));
      }
      const { rows: then, next } = await this.then.page(project, filters, place, order, moment);
      const items = then.map((row) => findingView(unseen(row)));
      return { items, next: next === undefined ? null : cursorAfter(FINDINGS, [order, ...next]) };
    }
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
