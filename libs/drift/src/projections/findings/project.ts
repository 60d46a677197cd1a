import type { Projection, Recorded } from '@ledgerline/kernel';
import type { FindingEvent } from '../../events';
import { driftEvents } from '../../events';
import { withWriter } from '../../flapping';
import type { FindingRow } from './row';
import { stepOf } from './step';

const MOST_STEPS = 100;
const isAboutFindings = (type: string): type is FindingEvent['type'] => type.startsWith('finding.');

type EventOfType<Type extends FindingEvent['type']> = Recorded<Extract<FindingEvent, { type: Type }>>;
type Unsaid = Omit<FindingRow, 'history'>;

/** What differs, since when, and what was done about it? */
export const findings: Projection<FindingRow, FindingEvent> = {
  name: 'findings',
  generation: 4,
  on: driftEvents.map(({ type }) => type).filter(isAboutFindings),
  keyOf: ({ data: { project, environment, findingId } }) => `${project}:${environment}:${findingId}`,
  evolve(row, event) {
    const after = event.type === 'finding.opened' ? opened(event) : row && changed(row, event);
    return after && { ...after, history: [...(row?.history ?? []), stepOf(row, event)].slice(-MOST_STEPS) };
  },
};

function opened({ data, recordedAt, position }: EventOfType<'finding.opened'>): Unsaid {
  const { project, environment, findingId, detector, difference, intentRevision, deadline } = data;
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
    ...due(deadline),
    flapping: false,
    writers: withWriter([], difference),
  };
}

function changed(row: FindingRow, event: Recorded<Exclude<FindingEvent, { type: 'finding.opened' }>>): Unsaid {
  switch (event.type) {
    case 'finding.reopened':
      return reopened(row, event);
    case 'finding.flapping':
      return { ...row, flapping: true };
    case 'finding.accepted': {
      const { until, exceptionId } = event.data;
      return { ...awake(row), status: 'excepted', until, exceptionId };
    }
    case 'finding.acceptance-expired':
      return unaccepted(row, event);
    case 'finding.closed':
      return closed(row, event);
    case 'finding.capture-ended':
      if (row.status !== 'capture-proposed' || row.proposalId !== event.data.proposalId) return row;
      return { ...row, status: 'open' };
    case 'finding.release-proposed':
    case 'finding.capture-proposed':
      return { ...row, status: 'capture-proposed', proposalId: event.data.proposalId };
    case 'finding.revert-requested':
      return { ...row, status: 'revert-requested', revertRequestedBy: event.data.person };
    case 'finding.revert-reported':
      return row;
    default:
      return attended(row, event);
  }
}

type Attention =
  | 'finding.acknowledged'
  | 'finding.assigned'
  | 'finding.snoozed'
  | 'finding.snooze-ended'
  | 'finding.deadline-announced'
  | 'finding.escalated';

/** Who sees to it, and by when. */
function attended(row: FindingRow, event: EventOfType<Attention>): Unsaid {
  switch (event.type) {
    case 'finding.acknowledged':
      return { ...row, status: 'acknowledged' };
    case 'finding.assigned':
      return assigned(row, event);
    case 'finding.snoozed':
      return { ...row, snoozedUntil: event.data.until, snoozeId: event.data.snoozeId };
    case 'finding.snooze-ended':
      return row.snoozeId === event.data.snoozeId ? awake(row) : row;
    case 'finding.deadline-announced':
      return row;
    case 'finding.escalated': {
      const { to } = event.data;
      return { ...row, escalatedAt: event.recordedAt, ...(to !== undefined && { escalatedTo: to }) };
    }
  }
}

function unaccepted(
  row: FindingRow,
  { data: { exceptionId, deadline } }: EventOfType<'finding.acceptance-expired'>,
): Unsaid {
  if (row.status !== 'excepted' || row.exceptionId !== exceptionId) return row;
  return { ...undue(row), status: row.closedAs === 'excepted' ? 'closed' : 'open', ...due(deadline) };
}

function reopened(row: FindingRow, { data: { difference, deadline } }: EventOfType<'finding.reopened'>): Unsaid {
  const { closedAs: _as, closedAt: _at, ...before } = undue(row);
  return {
    ...before,
    status: 'open',
    difference,
    severity: difference.severity,
    reopened: row.reopened + 1,
    writers: withWriter(row.writers, difference),
    ...due(deadline),
  };
}

function assigned(
  { assignee: _, ...row }: FindingRow,
  { data: { assignee } }: EventOfType<'finding.assigned'>,
): Unsaid {
  return { ...row, ...(assignee !== undefined && { assignee }) };
}

/** What was excepted stays visible as such until its exception ends. */
function closed(row: FindingRow, { data: { as }, recordedAt }: EventOfType<'finding.closed'>): Unsaid {
  const end = { closedAs: as, closedAt: recordedAt };
  if (as === 'excepted') return { ...row, ...end, status: 'excepted' };
  return { ...undue(awake(row)), ...end, status: 'closed', flapping: false };
}

const due = (deadline: string | undefined) => (deadline === undefined ? {} : { deadline });

function awake<Row extends Unsaid>({ snoozedUntil: _until, snoozeId: _id, ...row }: Row) {
  return row;
}

function undue<Row extends Unsaid>({ deadline: _deadline, escalatedAt: _at, escalatedTo: _to, ...row }: Row) {
  return row;
}
