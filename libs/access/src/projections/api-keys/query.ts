import type { Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ApiKeyRow } from './project';
import { ApiKeyStore } from './store';

/** Name of the list in its cursors. */
export const API_KEYS = 'api-keys';

/** The keys of a project, the newest first. */
export class ListApiKeys extends Query<Page<ApiKeyRow>> {
  constructor(
    readonly project: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ListApiKeys)
export class ListApiKeysHandler implements IQueryHandler<ListApiKeys> {
  constructor(private readonly store: ApiKeyStore) {}

  async execute({ project, page }: ListApiKeys): Promise<Page<ApiKeyRow>> {
    return pageOf(API_KEYS, await this.store.list(project, page), page, ({ position }) => [position]);
  }
}
