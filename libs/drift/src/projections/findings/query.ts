import type { Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { Sighting } from '../detector-status/project';
import type { FindingRow } from './row';
import type { FindingFilters, FoundFinding } from './store';
import { FindingStore } from './store';

/** Name of the list in its cursors, which hold position and id. */
export const FINDINGS = 'findings';

/** A finding as it is shown: with the values that were seen last. */
export type FindingView = FindingRow & {
  /** Since when and how often it has been seen without a break; null when it was not in the last observation. */
  readonly seen: Sighting | null;
};

/** The findings of a project, the newest first. */
export class ListFindings extends Query<Page<FindingView>> {
  constructor(
    readonly project: string,
    readonly filters: FindingFilters,
    readonly page: PageRequest,
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

  async execute({ project, filters, page }: ListFindings): Promise<Page<FindingView>> {
    const rows = await this.store.list(project, filters, page);
    const { items, next } = pageOf(FINDINGS, rows, page, ({ row }) => [row.position, row.findingId]);
    return { items: items.map(findingView), next };
  }
}
