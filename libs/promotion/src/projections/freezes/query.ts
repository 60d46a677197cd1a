import { type Moment, type Page, pageOf, type PageRequest } from '@ledgerline/platform/http';
import { PastRows } from '@ledgerline/platform/ledger';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { MomentInstants } from '../../facts/moment-instants';
import { freezes } from '../../freezes';
import { freezeAt } from '../../standing-conditions';
import type { FreezeRow } from './project';
import { freezeList } from './project';
import { FreezeStore } from './store';

/** Name of the list in its cursors. */
export const FREEZES = 'freezes';

/** A freeze with how it stands now: on until an instant, to come at one, or over. */
export interface FreezeAnswer extends FreezeRow {
  readonly status: 'on' | 'to-come' | 'over' | 'lifted';
  /** Until when it is on, or from when it will be; null when it is over. */
  readonly next: string | null;
}

/** The freezes of a project, the newest first; without `all` only those that are not over; now or at a moment. */
export class ListFreezes extends Query<Page<FreezeAnswer>> {
  constructor(
    readonly project: string,
    readonly all: boolean,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListFreezes)
export class ListFreezesHandler implements IQueryHandler<ListFreezes> {
  constructor(
    private readonly store: FreezeStore,
    private readonly past: PastRows,
    private readonly moments: MomentInstants,
  ) {}

  async execute({ project, all, page, moment }: ListFreezes): Promise<Page<FreezeAnswer>> {
    const now = await this.moments.instantOf(project, moment);
    const standing = all ? undefined : now;
    const rows =
      moment === undefined
        ? await this.store.list(project, standing, page)
        : await this.at(moment, project, standing, page);
    const { items, next } = pageOf(FREEZES, rows, page, ({ position }) => [position]);
    return { items: items.map((row) => ({ ...row, ...standingOf(row, now) })), next };
  }

  /** A project's freezes are one stream, and few. */
  private async at(moment: Moment, project: string, standing: string | undefined, { limit, after }: PageRequest) {
    const then = await this.past.fold(freezeList, [freezes.stream(project)], moment);
    const [before] = after ?? [];
    return [...then.values()]
      .filter(({ until, lifted }) => standing === undefined || (until > standing && lifted === null))
      .filter(({ position }) => before === undefined || BigInt(position) < BigInt(before))
      .sort((one, other) => (BigInt(one.position) > BigInt(other.position) ? -1 : 1))
      .slice(0, limit + 1);
  }
}

function standingOf(row: FreezeRow, now: string): Pick<FreezeAnswer, 'status' | 'next'> {
  if (row.lifted !== null) return { status: 'lifted', next: null };
  const state = freezeAt({ ...row, liftedBy: '' }, now);
  if (state.on) return { status: 'on', next: state.until ?? row.until };
  return state.next === undefined ? { status: 'over', next: null } : { status: 'to-come', next: state.next };
}
