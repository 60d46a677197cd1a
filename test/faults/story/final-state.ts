import { DETECTORS_DOMAIN } from '@ledgerline/drift';
import type { EventLog, StoredEvent } from '@ledgerline/kernel';

/** Event types whose number depends on how long things took, not on what happened. */
const timely = [
  /^observation\./,
  /^process\./,
  /^conductor\./,
  /^request\./,
  /^rollout\./,
  /^finding\.revert-reported$/,
  /\.gates-evaluated$/,
  /^api-key\./,
];

export interface FinalState {
  /** How often each event type happened, of those whose number is part of the story. */
  readonly counts: Readonly<Record<string, number>>;
  /** Findings that nobody hears from a detector, which are still open. */
  readonly silences: readonly string[];
  /** What must never be: the same event id twice, or a stream with a hole. */
  readonly violations: readonly string[];
}

/** Reads the whole ledger and tells what happened in it, independent of timing. */
export async function finalState(log: EventLog): Promise<FinalState> {
  const counts = new Map<string, number>();
  const ids = new Set<string>();
  const revisions = new Map<string, bigint>();
  const violations: string[] = [];
  const silences = new Silences();
  for await (const event of log.readAll()) {
    if (ids.has(event.id)) violations.push(`event ${event.id} (${event.type}) stands in the ledger twice`);
    ids.add(event.id);
    const expected = (revisions.get(event.stream) ?? -1n) + 1n;
    if (event.revision !== expected) violations.push(hole(event, expected));
    revisions.set(event.stream, event.revision);
    if (silences.concerns(event) || timely.some((pattern) => pattern.test(event.type))) continue;
    counts.set(event.type, (counts.get(event.type) ?? 0) + 1);
  }
  return {
    counts: Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b))),
    silences: silences.open,
    violations,
  };
}

function hole(event: StoredEvent, expected: bigint): string {
  return `${event.stream} has revision ${String(event.revision)} where ${String(expected)} belongs`;
}

/** Whether a detector counts as silent depends on how long things took, and on what a clock said meanwhile. */
class Silences {
  private readonly isOpen = new Map<string, boolean>();

  get open(): readonly string[] {
    return [...this.isOpen].filter(([, isOpen]) => isOpen).map(([findingId]) => findingId);
  }

  /** Whether the event belongs to the life of such a finding. */
  concerns({ type, data }: StoredEvent): boolean {
    const { findingId, difference } = data as { findingId?: string; difference?: { domain?: string } };
    if (findingId === undefined || !type.startsWith('finding.')) return false;
    if (difference?.domain === DETECTORS_DOMAIN) this.isOpen.set(findingId, true);
    if (type === 'finding.closed' && this.isOpen.has(findingId)) this.isOpen.set(findingId, false);
    return this.isOpen.has(findingId);
  }
}
