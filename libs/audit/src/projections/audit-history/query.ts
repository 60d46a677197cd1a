import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ToldEvent } from './project';
import type { HistoryFilter } from './store';
import { AuditHistoryStore } from './store';

/** Name of the list in its cursors. */
export const HISTORY = 'history';

/** What happened in a project, in the order of the ledger. */
export class ListHistory extends Query<Page<ToldEvent>> {
  constructor(
    readonly project: string,
    readonly filter: HistoryFilter,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListHistory)
export class ListHistoryHandler implements IQueryHandler<ListHistory> {
  constructor(private readonly store: AuditHistoryStore) {}

  async execute({ project, filter, page, moment }: ListHistory): Promise<Page<ToldEvent>> {
    const rows = await this.store.list(project, filter, page, moment);
    return pageOf(HISTORY, rows, page, ({ position }) => [position]);
  }
}
