import type { Delivery, EventCatalog } from '@ledgerline/kernel';
import type { Decoded } from './decoded';
import { decoded } from './decoded';
import type { ProjectionRun } from './projection-run';

/** What came from the log at once, sorted by who folds it. */
export interface Batch {
  /** Position of the last of it, folded by anybody or not. */
  readonly reached: bigint;
  readonly events: number;
  /** What the run has to fold, or to stop at, in order. */
  for(run: ProjectionRun): readonly Decoded[];
}

const NOTHING: readonly Decoded[] = [];

/** Undefined when the deliveries hold no position. An event that nobody folds is not even decoded. */
export function batchOf(
  deliveries: readonly Delivery[],
  runs: readonly ProjectionRun[],
  catalog: EventCatalog,
): Batch | undefined {
  const byRun = new Map<ProjectionRun, Decoded[]>();
  const handlers = new Map<string, readonly ProjectionRun[]>();
  let events = 0;
  let reached: bigint | undefined;
  for (const delivery of deliveries) {
    if (delivery.kind === 'caught-up') continue;
    const position = delivery.kind === 'event' ? delivery.event.position : delivery.position;
    // Delivered again: whatever is delivered more than once is folded once.
    if (reached !== undefined && position <= reached) continue;
    if (delivery.kind === 'passed') {
      reached = position;
      continue;
    }
    const { event } = delivery;
    const concerned = handlers.get(event.type) ?? concernedBy(event.type, runs, catalog);
    handlers.set(event.type, concerned);
    if (concerned.length > 0) {
      const item = decoded(event, catalog, reached);
      for (const run of concerned) {
        const items = byRun.get(run);
        if (items === undefined) byRun.set(run, [item]);
        else items.push(item);
      }
    }
    events += 1;
    reached = position;
  }
  return reached === undefined ? undefined : { reached, events, for: (run) => byRun.get(run) ?? NOTHING };
}

/** A type that is not known here concerns those who fold anything on the same subject. */
function concernedBy(type: string, runs: readonly ProjectionRun[], catalog: EventCatalog): readonly ProjectionRun[] {
  return runs.filter((run) => (catalog.knows(type) ? run.handles(type) : run.isConcernedBy(type)));
}
