import type { EventCatalog, EventLog } from '@ledgerline/kernel';
import { eventAt, LedgerAsOf, PastStreams, StreamQuarantined } from '@ledgerline/platform/ledger';
import type { Difference } from './difference';
import { differs } from './difference';
import { jsonDifferences, sharePlace } from './json-differences';
import type { Rebuild } from './rebuild';
import { rebuild } from './rebuild';
import type { RecordedDecision } from './recorded-decision';

/** An input that was read just before an event changed it, while the decision was being made. */
export interface MovedInput {
  readonly pointer: string;
  /** Of the event that came in between. */
  readonly position: bigint;
}

/** How a decision compares with what the ledger said when it was made. */
export interface LedgerCheck {
  readonly differences: readonly Difference[];
  readonly moved: readonly MovedInput[];
  /** Why the ledger of then cannot be told; nothing was compared with it. */
  readonly because?: string;
}

/** Where the past is read: streams as far as they were folded, and an event that is in the log already. */
export interface Past {
  readonly streams: PastStreams;
  readonly settled: bigint;
}

/** From its first read to its append, no decision takes longer; nor are the clocks of ledger and program further apart. */
const WHILE_DECIDING_MS = 10_000;
const MOST_EVENTS_OF_A_STREAM = 8;
const MOST_MOMENTS = 16;

/** Holds recorded policies and inputs against the ledger as it stood in front of the decision. */
export class LedgerChecks {
  constructor(
    private readonly log: EventLog,
    private readonly catalog: EventCatalog,
  ) {}

  async check(decision: RecordedDecision, past: Past): Promise<LedgerCheck> {
    const { inputs } = decision;
    if (inputs === undefined) return { differences: [], moved: [] };
    const ledger = new LedgerAsOf(past.streams, { before: decision.position, settled: past.settled });
    try {
      const found = compared(decision, await rebuild(decision, ledger, inputs.now));
      const moved = found.length === 0 ? [] : await this.movedMeanwhile(decision, found, ledger.read);
      const left = found.filter(({ pointer }) => !moved.some((one) => one.pointer === pointer));
      return { differences: [...left, ...clockDifferences(decision, inputs.now)], moved };
    } catch (error) {
      if (!(error instanceof StreamQuarantined)) throw error;
      const { stream, revision, eventType, reason } = error;
      return {
        ...{ differences: clockDifferences(decision, inputs.now), moved: [] },
        because: `${stream} cannot be read at revision ${String(revision)}: ${reason} "${eventType}"`,
      };
    }
  }

  /**
   * Facts are read one after the other before the decision is appended, and only its own stream is held by its revision.
   * What was recorded as it stood a moment earlier was right when it was read.
   */
  private async movedMeanwhile(
    decision: RecordedDecision,
    found: readonly Difference[],
    read: ReadonlyMap<string, bigint>,
  ): Promise<readonly MovedInput[]> {
    const moved: MovedInput[] = [];
    let left = found;
    for (const position of await this.writtenMeanwhile(decision, read)) {
      const earlier = await this.comparedAt(decision, position);
      const stays = ({ pointer }: Difference) => earlier.some((other) => sharePlace(other.pointer, pointer));
      moved.push(...left.filter((one) => !stays(one)).map(({ pointer }) => ({ pointer, position })));
      left = left.filter(stays);
      if (left.length === 0) break;
    }
    return moved;
  }

  /** Positions of the last events of what was read, the latest first. */
  private async writtenMeanwhile(
    { stream: own, recordedAt }: RecordedDecision,
    read: ReadonlyMap<string, bigint>,
  ): Promise<readonly bigint[]> {
    const since = Date.parse(recordedAt) - WHILE_DECIDING_MS;
    const positions: bigint[] = [];
    for (const [stream, last] of read) {
      const first = last >= MOST_EVENTS_OF_A_STREAM ? last - BigInt(MOST_EVENTS_OF_A_STREAM) + 1n : 0n;
      for (let revision = last; stream !== own && revision >= first; revision -= 1n) {
        const event = await eventAt(this.log, stream, revision);
        if (event === undefined || Date.parse(event.recordedAt) < since) break;
        positions.push(event.position);
      }
    }
    return positions.sort((a, b) => (a < b ? 1 : -1)).slice(0, MOST_MOMENTS);
  }

  /** As of an earlier moment; its own stream is read as it stood when it was decided. */
  private async comparedAt(decision: RecordedDecision, before: bigint): Promise<readonly Difference[]> {
    const { stream, position } = decision;
    const streams = new PastStreams(this.log, this.catalog);
    const ledger = new LedgerAsOf(streams, { before, settled: position }, new Map([[stream, position]]));
    return compared(decision, await rebuild(decision, ledger, decision.inputs?.now ?? ''));
  }
}

function compared({ about, policy, inputs, position }: RecordedDecision, rebuilt: Rebuild): readonly Difference[] {
  const then = `in front of position ${String(position)}`;
  if (typeof rebuilt === 'string') {
    const place = { pointer: '', recorded: about, recomputed: undefined };
    return [differs('about', place, `${then} nothing could be decided: ${rebuilt}`)];
  }
  return [
    ...jsonDifferences(about, rebuilt.about, '').map((place) =>
      differs('about', place, `the ledger says otherwise ${then}`),
    ),
    ...jsonDifferences(policy, rebuilt.policy, '/policy').map((place) =>
      differs('policy', place, `the configuration in force ${then} gives another policy`),
    ),
    ...jsonDifferences(inputs, rebuilt.inputs, '/inputs').map((place) =>
      differs('input', place, `the ledger says otherwise ${then}`),
    ),
  ];
}

function clockDifferences({ recordedAt }: RecordedDecision, now: string): readonly Difference[] {
  const apart = Date.parse(recordedAt) - Date.parse(now);
  if (Math.abs(apart) <= WHILE_DECIDING_MS) return [];
  const why = `it was decided ${String(Math.round(Math.abs(apart) / 1_000))} s ${apart > 0 ? 'before' : 'after'} it was recorded, by the clock of the ledger`;
  return [differs('clock', { pointer: '/inputs/now', recorded: now, recomputed: recordedAt }, why)];
}
