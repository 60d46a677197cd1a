import { refuse, type Refusal } from '@ledgerline/kernel';
import { cursorAfter, type Moment, type Page, pageOf, type PageRequest } from '@ledgerline/platform/http';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { ExceptionRow } from './project';
import { type ExceptionFilters, ExceptionStore } from './store';
import { ExceptionsThen } from './then';

/** Name of the list in its cursors. */
export const EXCEPTIONS = 'exceptions';

/** The exceptions of a project, the newest first; now or at a moment. */
export class ListExceptions extends Query<Page<ExceptionRow>> {
  constructor(
    readonly project: string,
    readonly filters: ExceptionFilters,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListExceptions)
export class ListExceptionsHandler implements IQueryHandler<ListExceptions> {
  constructor(
    private readonly store: ExceptionStore,
    private readonly then: ExceptionsThen,
  ) {}

  async execute({ project, filters, page, moment }: ListExceptions): Promise<Page<ExceptionRow>> {
    if (moment !== undefined) {
      const { rows: items, next } = await this.then.page(project, filters, page, moment);
      return { items, next: next === undefined ? null : cursorAfter(EXCEPTIONS, next) };
    }
    const rows = await this.store.list(project, filters, page);
    return pageOf(EXCEPTIONS, rows, page, ({ position }) => [position]);
  }
}

/** One exception; now or at a moment. */
export class ShowException extends Query<ExceptionRow | Refusal<'no-such-exception'>> {
  constructor(
    readonly project: string,
    readonly exceptionId: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowException)
export class ShowExceptionHandler implements IQueryHandler<ShowException> {
  constructor(
    private readonly store: ExceptionStore,
    private readonly then: ExceptionsThen,
  ) {}

  async execute({ project, exceptionId, moment }: ShowException) {
    const now = await this.store.find(project, exceptionId);
    const found = now === undefined || moment === undefined ? now : await this.then.find(now, moment);
    return found ?? refuse('no-such-exception', { exceptionId, project });
  }
}
