import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ChainEvent } from './chain';
import { chainOf } from './chain';
import type { AuditRow } from './project';
import { AuditHistoryStore } from './store';

/** So many events before the one that is asked for, and as many after it. */
const MOST_ON_A_SIDE = 250;
/** Fewer digits than a 64-bit number has. */
const POSITION = /^(0|[1-9]\d{0,17})$/;

export interface EventWithChain {
  readonly event: AuditRow;
  readonly chain: readonly ChainEvent[];
  readonly isWhole: boolean;
}

/** One event, what caused it, and what it set in motion. */
export class ShowEvent extends Query<EventWithChain | Refusal<'no-such-event'>> {
  constructor(
    readonly project: string,
    readonly position: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowEvent)
export class ShowEventHandler implements IQueryHandler<ShowEvent> {
  constructor(private readonly store: AuditHistoryStore) {}

  async execute({ project, position, moment }: ShowEvent): Promise<EventWithChain | Refusal<'no-such-event'>> {
    const event = POSITION.test(position) ? await this.store.at(project, position, moment) : undefined;
    if (event === undefined) return refuse('no-such-event', { position, project });
    // One more on each side says that there is more.
    const related = await this.store.setInMotion(project, event, MOST_ON_A_SIDE + 1, moment);
    const here = related.findIndex((one) => one.position === event.position);
    const told = related.slice(Math.max(0, here - MOST_ON_A_SIDE), here + MOST_ON_A_SIDE);
    return { event, chain: chainOf(told), isWhole: told.length === related.length };
  }
}
