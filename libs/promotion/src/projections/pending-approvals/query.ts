import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { PendingApprovalRow } from './project';
import type { PendingFilters } from './store';
import { PendingApprovalsThen } from './then';
import { PendingApprovalStore } from './store';

/** Name of the list in its cursors. */
export const PENDING_APPROVALS = 'pending-approvals';

/** The plans of a project that wait for somebody's word, the longest waiting first; now or at a moment. */
export class ListPendingApprovals extends Query<Page<PendingApprovalRow>> {
  constructor(
    readonly project: string,
    readonly filters: PendingFilters,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListPendingApprovals)
export class ListPendingApprovalsHandler implements IQueryHandler<ListPendingApprovals> {
  constructor(
    private readonly store: PendingApprovalStore,
    private readonly then: PendingApprovalsThen,
  ) {}

  async execute({ project, filters, page, moment }: ListPendingApprovals): Promise<Page<PendingApprovalRow>> {
    const rows =
      moment === undefined
        ? await this.store.list(project, filters, page)
        : await this.then.list(project, filters, page, moment);
    return pageOf(PENDING_APPROVALS, rows, page, ({ position }) => [position]);
  }
}
