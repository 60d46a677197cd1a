import type { Assignee } from '../../assignee';
import type { Difference } from '../../difference';
import type { FindingClosed } from '../../events';
import type { FindingStatus } from '../../state';

/** Who did what about a finding, in the ledger's order. */
export interface FindingStep {
  readonly what: string;
  readonly who: string;
  readonly at: string;
  readonly position: string;
  readonly reason?: string;
  /** What became of it, where it closed. */
  readonly as?: FindingClosed['data']['as'];
  /** When it was to turn back into drift, or onto the list, where it was accepted or snoozed. */
  readonly until?: string;
  readonly exceptionId?: string;
  /** By when somebody had to decide from then on. */
  readonly deadline?: string;
  /** Whose it was from then on, or which group was told. */
  readonly to?: string;
  /** What the difference was until then, where it came back as another one. */
  readonly before?: Difference;
}

export interface FindingRow {
  readonly project: string;
  readonly environment: string;
  readonly findingId: string;
  readonly detector: string;
  readonly status: FindingStatus;
  readonly severity: Difference['severity'];
  readonly fingerprint: string;
  /** As it was when the finding opened, the last time. */
  readonly difference: Difference;
  readonly openedAt: string;
  /** Of the event that first opened it; findings are listed by it. */
  readonly position: string;
  readonly intentRevision: number;
  readonly reopened: number;
  /** When it turns back into drift, while it is excepted. */
  readonly until?: string;
  readonly exceptionId?: string;
  readonly proposalId?: string;
  readonly revertRequestedBy?: string;
  readonly assignee?: Assignee;
  /** Until when nobody wants to be reminded of it, while that lasts. */
  readonly snoozedUntil?: string;
  readonly snoozeId?: string;
  /** By when somebody has to have decided about it. */
  readonly deadline?: string;
  /** When that had passed, and the group that was told, where the project names one. */
  readonly escalatedAt?: string;
  readonly escalatedTo?: string;
  /** Comes and goes: it closes when it has stayed away for a day. */
  readonly flapping: boolean;
  /** Who wrote what was seen, each time that it came back; the latest last. */
  readonly writers: readonly string[];
  readonly closedAs?: FindingClosed['data']['as'];
  readonly closedAt?: string;
  /** The latest hundred. */
  readonly history: readonly FindingStep[];
}
