import type { Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { QuarantinedMessageRow } from './project';
import { QuarantinedMessageStore } from './store';

/** Name of the list in its cursors. */
export const QUARANTINED = 'quarantined-messages';

/** The messages of a project that were set aside, the newest first. */
export class ListQuarantinedMessages extends Query<Page<QuarantinedMessageRow>> {
  constructor(
    readonly project: string,
    readonly status: QuarantinedMessageRow['status'] | undefined,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ListQuarantinedMessages)
export class ListQuarantinedMessagesHandler implements IQueryHandler<ListQuarantinedMessages> {
  constructor(private readonly store: QuarantinedMessageStore) {}

  async execute({ project, status, page }: ListQuarantinedMessages): Promise<Page<QuarantinedMessageRow>> {
    return pageOf(QUARANTINED, await this.store.list(project, status, page), page, ({ position }) => [position]);
  }
}
