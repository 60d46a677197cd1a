import type { Projection, Recorded } from '@ledgerline/kernel';
import { contentDigest } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import type { FindingClosed, FindingEvent } from '../../events';
import { driftEvents } from '../../events';
import type { FindingStatus } from '../../state';

/** Who did what about a finding, in the ledger's order. */
interface FindingStep {
  readonly what: string;
  readonly who: string;
  readonly at: string;
  readonly position: string;
  readonly reason?: string;
  /** What became of it, where it closed. */
  readonly as?: FindingClosed['data']['as'];
  /** When it was to turn back into drift, where it was accepted. */
  readonly until?: string;
  readonly exceptionId?: string;
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
  readonly closedAs?: FindingClosed['data']['as'];
  readonly closedAt?: string;
  /** The latest hundred. */
  readonly history: readonly FindingStep[];
}

const MOST_STEPS = 100;
const isAboutFindings = (type: string): type is FindingEvent['type'] => type.startsWith('finding.');

/** What differs, since when, and what was done about it? */
export const findings: Projection<FindingRow, FindingEvent> = {
  name: 'findings',
  generation: 3,
  on: driftEvents.map(({ type }) => type).filter(isAboutFindings),
  keyOf: ({ data: { project, environment, findingId } }) => `${project}:${environment}:${findingId}`,
  evolve(row, event) {
    const before = event.type === 'finding.reopened' && row !== undefined ? withoutEnd(row) : row;
    const after = event.type === 'finding.opened' ? opened(event) : before && { ...before, ...change(before, event) };
    return after && { ...after, history: [...(row?.history ?? []), step(row, event)].slice(-MOST_STEPS) };
  },
};

function opened({
  data,
  recordedAt,
  position,
}: Recorded<Extract<FindingEvent, { type: 'finding.opened' }>>): Omit<FindingRow, 'history'> {
  const { project, environment, findingId, detector, difference, intentRevision } = data;
  const { severity, fingerprint } = difference;
  return {
    project,
    environment,
    findingId,
    detector,
    status: 'open',
    severity,
    fingerprint,
    difference,
    openedAt: recordedAt,
    position: String(position),
    intentRevision,
    reopened: 0,
  };
}

function withoutEnd({ closedAs: _as, closedAt: _at, ...row }: FindingRow): FindingRow {
  return row;
}

type Later = Exclude<FindingEvent, { type: 'finding.opened' }>;

function change(row: FindingRow, event: Recorded<Later>): Partial<FindingRow> {
  switch (event.type) {
    case 'finding.reopened': {
      const { difference } = event.data;
      return { status: 'open', difference, severity: difference.severity, reopened: row.reopened + 1 };
    }
    case 'finding.acknowledged':
      return { status: 'acknowledged' };
    case 'finding.capture-proposed':
      return { status: 'capture-proposed', proposalId: event.data.proposalId };
    case 'finding.revert-requested':
      return { status: 'revert-requested', revertRequestedBy: event.data.person };
    case 'finding.revert-reported':
      return {};
    case 'finding.accepted':
      return { status: 'excepted', until: event.data.until, exceptionId: event.data.exceptionId };
    case 'finding.acceptance-expired':
      if (row.status !== 'excepted' || row.exceptionId !== event.data.exceptionId) return {};
      return { status: row.closedAs === 'excepted' ? 'closed' : 'open' };
    case 'finding.closed':
      return {
        // What was excepted stays visible as such until its exception ends.
        status: event.data.as === 'excepted' ? 'excepted' : 'closed',
        closedAs: event.data.as,
        closedAt: event.recordedAt,
      };
  }
}

function step(row: FindingRow | undefined, event: Recorded<FindingEvent>): FindingStep {
  const { type, data, metadata, recordedAt, position } = event;
  const before = event.type === 'finding.reopened' ? otherThan(event.data.difference, row?.difference) : undefined;
  return {
    what: type.slice('finding.'.length),
    who: metadata.actor.id,
    at: recordedAt,
    position: String(position),
    ...('reason' in data && { reason: data.reason }),
    ...('as' in data && { as: data.as }),
    ...('until' in data && { until: data.until }),
    ...('exceptionId' in data && { exceptionId: data.exceptionId }),
    ...(before !== undefined && { before }),
  };
}

function otherThan(difference: Difference, before: Difference | undefined): Difference | undefined {
  return before === undefined || contentDigest(before) === contentDigest(difference) ? undefined : before;
}
