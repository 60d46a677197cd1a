import type { Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { PendingApprovalRow } from './project';
import type { PendingFilters } from './store';
import { PendingApprovalStore } from './store';

/** Name of the list in its cursors. */
export const PENDING_APPROVALS = 'pending-approvals';

/** The plans of a project that wait for somebody's word, the longest waiting first. */
export class ListPendingApprovals extends Query<Page<PendingApprovalRow>> {
  constructor(
    readonly project: string,
    readonly filters: PendingFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ListPendingApprovals)
export class ListPendingApprovalsHandler implements IQueryHandler<ListPendingApprovals> {
  constructor(private readonly store: PendingApprovalStore) {}

  async execute({ project, filters, page }: ListPendingApprovals): Promise<Page<PendingApprovalRow>> {
    const rows = await this.store.list(project, filters, page);
    return pageOf(PENDING_APPROVALS, rows, page, ({ position }) => [position]);
  }
}
