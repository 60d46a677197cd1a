import type { Delivery, EventLog, StoredEvent } from '@ledgerline/kernel';
import { promotion, standing } from '../evolve';
import type { DecisionReader } from './decision-reader';
import type { FoundDecision } from './read-decision';
import { concludes, isDecision, isUnreadable } from './read-decision';
import type { RecordedDecision } from './recorded-decision';

/** Which part of the ledger is looked at, both ends with it, and the event behind which it is read. */
export interface Stretch {
  readonly project: string;
  readonly after: bigint | undefined;
  readonly since: bigint;
  readonly until: bigint;
}

/** How far a walk has come, and the decision that ends there, if one does. */
export interface Step {
  readonly position: bigint;
  readonly found?: FoundDecision;
}

/**
 * The project's decisions in the order of the ledger, from the ledger itself, one step an event that might have been one.
 * An evaluation and what was concluded from it are one decision.
 */
export async function* walkDecisions(
  log: EventLog,
  reader: DecisionReader,
  { project, after, since, until }: Stretch,
): AsyncGenerator<Step, void, undefined> {
  const decisions = new DecisionsInOrder(reader, since);
  let waiting: StoredEvent | undefined;
  for await (const delivery of deliveriesOf(log, project, after)) {
    if (delivery.kind === 'caught-up') break;
    if (delivery.kind === 'passed') {
      if (delivery.position >= until) break;
      if (waiting === undefined) yield { position: delivery.position };
      continue;
    }
    const { event } = delivery;
    if (waiting !== undefined) {
      const before = waiting;
      waiting = undefined;
      const isConclusion = concludes(event, before);
      yield await decisions.next(before, isConclusion ? event : undefined);
      if (isConclusion) continue;
    }
    if (event.position > until) break;
    if (!isDecision(event) || !mayConcern(event, project)) yield { position: event.position };
    else if (event.type === 'promotion.gates-evaluated') waiting = event;
    else yield await decisions.next(event);
  }
  if (waiting !== undefined) yield await decisions.next(waiting);
}

/** So many authorisations are remembered: what was reached by one comes soon after it. */
const MOST_AUTHORISATIONS = 200;

/** Reads decisions as a walk comes by them, so that what they rest on has just been seen. */
class DecisionsInOrder {
  /** The last of each promotion, by its stream. */
  private readonly authorisations = new Map<string, RecordedDecision>();

  constructor(
    private readonly reader: DecisionReader,
    private readonly since: bigint,
  ) {}

  async next(event: StoredEvent, conclusion?: StoredEvent): Promise<Step> {
    const { position } = conclusion ?? event;
    const found = await this.read(event, conclusion);
    if (!isUnreadable(found)) this.remember(found);
    return found.position < this.since ? { position } : { position, found };
  }

  /** An authorisation without its evaluation in front of it in the log may still have one in its stream. */
  private async read(event: StoredEvent, conclusion: StoredEvent | undefined): Promise<FoundDecision> {
    const evaluation = event.type === 'promotion.authorized' ? await this.reader.evaluationOf(event) : undefined;
    return evaluation === undefined
      ? this.reader.of(event, conclusion, this.authorisations)
      : this.reader.of(evaluation, event);
  }

  private remember(decision: RecordedDecision): void {
    if (decision.kind !== 'authorisation') return;
    this.authorisations.delete(decision.stream);
    this.authorisations.set(decision.stream, decision);
    const [oldest] = this.authorisations.keys();
    if (this.authorisations.size > MOST_AUTHORISATIONS && oldest !== undefined) this.authorisations.delete(oldest);
  }
}

/** Of a newer build’s event it may be impossible to tell. */
function mayConcern({ data }: StoredEvent, project: string): boolean {
  const named: unknown = typeof data === 'object' && data !== null && 'project' in data ? data.project : undefined;
  return typeof named !== 'string' || named === project;
}

/** The server leaves out what is not asked for, and says how far it has come. Whoever leaves early ends it. */
function deliveriesOf(log: EventLog, project: string, after: bigint | undefined): AsyncIterable<Delivery> {
  const streamPrefixes = [promotion.stream(''), standing.stream(`${project}:`)];
  const { signal } = new AbortController();
  return log.subscribe({ ...(after !== undefined && { after }), filter: { streamPrefixes }, signal });
}
