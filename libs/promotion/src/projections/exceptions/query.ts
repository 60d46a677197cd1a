import { refuse, type Refusal } from '@ledgerline/kernel';
import { type Page, pageOf, type PageRequest } from '@ledgerline/platform/http';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ExceptionRow } from './project';
import { type ExceptionFilters, ExceptionStore } from './store';

/** Name of the list in its cursors. */
export const EXCEPTIONS = 'exceptions';

/** The exceptions of a project, the newest first. */
export class ListExceptions extends Query<Page<ExceptionRow>> {
  constructor(
    readonly project: string,
    readonly filters: ExceptionFilters,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ListExceptions)
export class ListExceptionsHandler implements IQueryHandler<ListExceptions> {
  constructor(private readonly store: ExceptionStore) {}

  async execute({ project, filters, page }: ListExceptions): Promise<Page<ExceptionRow>> {
    const rows = await this.store.list(project, filters, page);
    return pageOf(EXCEPTIONS, rows, page, ({ position }) => [position]);
  }
}

/** One exception. */
export class ShowException extends Query<ExceptionRow | Refusal<'no-such-exception'>> {
  constructor(
    readonly project: string,
    readonly exceptionId: string,
  ) {
    super();
  }
}

@QueryHandler(ShowException)
export class ShowExceptionHandler implements IQueryHandler<ShowException> {
  constructor(private readonly store: ExceptionStore) {}

  async execute({ project, exceptionId }: ShowException) {
    return (await this.store.find(project, exceptionId)) ?? refuse('no-such-exception', { exceptionId, project });
  }
}
