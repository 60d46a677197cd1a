import type { StoredEvent } from '@ledgerline/kernel';
import { EventCatalog, EventLog } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { promotion } from '../evolve';
import type { FoundDecision } from './read-decision';
import { concludes, isDecision, isUnreadable, readDecision } from './read-decision';
import type { RecordedDecision } from './recorded-decision';
import { isAboutPromotion } from './recorded-decision';

/** Reads decisions from the ledger itself. */
@Injectable()
export class DecisionReader {
  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
  ) {}

  /** The decision that the event at this place records; undefined when it is none. */
  async at(stream: string, revision: bigint): Promise<FoundDecision | undefined> {
    const [event, next] = await this.eventsFrom(stream, revision, 2);
    if (event === undefined || !isDecision(event)) return undefined;
    return this.of(event, next);
  }

  /**
   * The decision that an event records, given the next event of its stream, and the last authorisations in front of it, by
   * stream, as far as they are known.
   */
  async of(
    event: StoredEvent,
    next?: StoredEvent,
    authorisations?: ReadonlyMap<string, RecordedDecision>,
  ): Promise<FoundDecision> {
    const conclusion = next !== undefined && concludes(next, event) ? next : undefined;
    const found = readDecision(this.catalog, event, conclusion);
    return isUnreadable(found) ? found : this.withAuthorisation(found, authorisations);
  }

  /** The evaluation on which a promotion was authorised; undefined where the event in front of it is none. */
  async evaluationOf(authorized: StoredEvent): Promise<StoredEvent | undefined> {
    if (authorized.revision === 0n) return undefined;
    const [before] = await this.eventsFrom(authorized.stream, authorized.revision - 1n, 1);
    return before !== undefined && concludes(authorized, before) ? before : undefined;
  }

  /** A state that was reached by entering was decided when that was authorised. */
  private async withAuthorisation(
    decision: RecordedDecision,
    known?: ReadonlyMap<string, RecordedDecision>,
  ): Promise<RecordedDecision> {
    const { kind, about, policy, position } = decision;
    if (kind !== 'state-reached' || policy !== undefined || isAboutPromotion(about)) return decision;
    if (about.promotionId === undefined) return decision;
    const stream = promotion.stream(about.promotionId);
    const restsOn = known?.get(stream) ?? (await this.authorisationBefore(stream, position));
    return restsOn === undefined ? decision : { ...decision, restsOn };
  }

  private async authorisationBefore(stream: string, position: bigint): Promise<RecordedDecision | undefined> {
    let found: readonly [StoredEvent, StoredEvent] | undefined;
    let before: StoredEvent | undefined;
    for await (const event of this.log.readStream(stream)) {
      if (event.position >= position) break;
      if (before !== undefined && concludes(event, before)) found = [before, event];
      before = event;
    }
    const decision = found && readDecision(this.catalog, ...found);
    return decision === undefined || isUnreadable(decision) ? undefined : decision;
  }

  private async eventsFrom(stream: string, from: bigint, limit: number): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.log.readStream(stream, { from, limit })) events.push(event);
    return events;
  }
}
