import { Clock } from '@ledgerline/kernel';
import { type Page, pageOf, type PageRequest } from '@ledgerline/platform/http';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { freezeAt } from '../../standing-conditions';
import type { FreezeRow } from './project';
import { FreezeStore } from './store';

/** Name of the list in its cursors. */
export const FREEZES = 'freezes';

/** A freeze with how it stands now: on until an instant, to come at one, or over. */
export interface FreezeAnswer extends FreezeRow {
  readonly status: 'on' | 'to-come' | 'over' | 'lifted';
  /** Until when it is on, or from when it will be; null when it is over. */
  readonly next: string | null;
}

/** The freezes of a project, the newest first; without `all` only those that are not over. */
export class ListFreezes extends Query<Page<FreezeAnswer>> {
  constructor(
    readonly project: string,
    readonly all: boolean,
    readonly page: PageRequest,
  ) {
    super();
  }
}

@QueryHandler(ListFreezes)
export class ListFreezesHandler implements IQueryHandler<ListFreezes> {
  constructor(
    private readonly store: FreezeStore,
    private readonly clock: Clock,
  ) {}

  async execute({ project, all, page }: ListFreezes): Promise<Page<FreezeAnswer>> {
    const now = this.clock.now();
    const rows = await this.store.list(project, all ? undefined : now, page);
    const { items, next } = pageOf(FREEZES, rows, page, ({ position }) => [position]);
    return { items: items.map((row) => ({ ...row, ...standingOf(row, now) })), next };
  }
}

function standingOf(row: FreezeRow, now: string): Pick<FreezeAnswer, 'status' | 'next'> {
  if (row.lifted !== null) return { status: 'lifted', next: null };
  const state = freezeAt({ ...row, liftedBy: '' }, now);
  if (state.on) return { status: 'on', next: state.until ?? row.until };
  return state.next === undefined ? { status: 'over', next: null } : { status: 'to-come', next: state.next };
}
