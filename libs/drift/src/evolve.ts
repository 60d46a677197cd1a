import type { Decider } from '@ledgerline/kernel';
import { withEntry } from '@ledgerline/kernel';
import type {
  FindingAcceptanceExpired,
  FindingAcknowledged,
  FindingAssigned,
  FindingCaptureEnded,
  FindingCaptureProposed,
  FindingDeadlineAnnounced,
  FindingEscalated,
  FindingEvent,
  FindingReleaseProposed,
  FindingReopened,
  FindingRevertReported,
  FindingRevertRequested,
  FindingSnoozed,
  FindingSnoozeEnded,
} from './events';
import { latestReopenings, withWriter } from './flapping';
import type { Drift, Finding } from './state';

/** The findings of one environment; id `<project>:<environment>`. */
export const drift: Decider<Drift, FindingEvent> = {
  name: 'drift',
  stream: (id) => `drift-${id}`,
  initial: { findings: new Map() },
  evolve(state, event) {
    const before = state.findings.get(event.data.findingId);
    const after = findingAfter(before, event);
    if (after === undefined) return state;
    return { findings: withEntry(state.findings, after.findingId, after) };
  },
};

function findingAfter(before: Finding | undefined, event: FindingEvent): Finding | undefined {
  if (event.type === 'finding.opened') {
    const { findingId, detector, difference, deadline } = event.data;
    const known = { reopenings: [], writers: withWriter([], difference) };
    return { findingId, detector, difference, status: 'open', ...known, ...due(deadline) };
  }
  if (before === undefined) return undefined;
  switch (event.type) {
    case 'finding.reopened':
      return reopened(before, event.data);
    case 'finding.flapping':
      return { ...before, flapping: true };
    case 'finding.accepted': {
      const { exceptionId, until, person, reason } = event.data;
      return { ...awake(before), status: 'excepted', acceptance: { exceptionId, until, person, reason } };
    }
    case 'finding.acceptance-expired':
      return unaccepted(before, event.data);
    case 'finding.closed':
      return event.data.as === 'excepted' ? { ...before, settled: true } : { ...ended(before), status: 'closed' };
    case 'finding.capture-proposed':
    case 'finding.release-proposed':
    case 'finding.capture-ended':
    case 'finding.revert-requested':
    case 'finding.revert-reported':
      return onItsWayOut(before, event);
    default:
      return attended(before, event);
  }
}

type WayOut =
  | FindingCaptureProposed
  | FindingReleaseProposed
  | FindingCaptureEnded
  | FindingRevertRequested
  | FindingRevertReported;

/** Somebody wants it captured or reverted. */
function onItsWayOut(before: Finding, event: WayOut): Finding {
  const { releaseAfter: _other, ...unproposed } = before;
  switch (event.type) {
    case 'finding.capture-proposed':
      return { ...unproposed, status: 'capture-proposed', proposalId: event.data.proposalId };
    case 'finding.release-proposed': {
      const { proposalId, intentRevision } = event.data;
      return { ...before, status: 'capture-proposed', proposalId, releaseAfter: intentRevision };
    }
    case 'finding.capture-ended':
      if (before.status !== 'capture-proposed' || before.proposalId !== event.data.proposalId) return before;
      return { ...before, status: 'open' };
    case 'finding.revert-requested':
      return { ...before, status: 'revert-requested' };
    case 'finding.revert-reported':
      return before;
  }
}

type Attention =
  | FindingAcknowledged
  | FindingAssigned
  | FindingSnoozed
  | FindingSnoozeEnded
  | FindingDeadlineAnnounced
  | FindingEscalated;

/** Who sees to it, and by when. */
function attended(before: Finding, event: Attention): Finding {
  switch (event.type) {
    case 'finding.acknowledged':
      return { ...before, status: 'acknowledged' };
    case 'finding.assigned': {
      const { assignee: _before, ...nobodys } = before;
      const { assignee } = event.data;
      return { ...nobodys, ...(assignee !== undefined && { assignee }) };
    }
    case 'finding.snoozed':
      return { ...before, snooze: { snoozeId: event.data.snoozeId, until: event.data.until } };
    case 'finding.snooze-ended':
      return before.snooze?.snoozeId === event.data.snoozeId ? awake(before) : before;
    case 'finding.deadline-announced':
      return { ...before, ...(before.deadline && { deadline: { ...before.deadline, announced: true } }) };
    case 'finding.escalated':
      return { ...before, ...(before.deadline && { deadline: { ...before.deadline, escalated: true } }) };
  }
}

function reopened(before: Finding, { difference, at, deadline }: FindingReopened['data']): Finding {
  const { settled: _settled, deadline: _past, ...undue } = before;
  const reopenings = latestReopenings(before.reopenings, at);
  const writers = withWriter(before.writers, difference);
  return { ...undue, status: 'open', difference, reopenings, writers, ...due(deadline) };
}

function unaccepted(before: Finding, { exceptionId, deadline }: FindingAcceptanceExpired['data']): Finding {
  const { settled: _settled, acceptance, ...unexcepted } = before;
  if (acceptance?.exceptionId !== exceptionId) return before;
  return { ...unexcepted, status: statusWithoutAcceptance(before), ...due(deadline) };
}

function due(deadline: string | undefined): Pick<Finding, 'deadline'> {
  return deadline === undefined ? {} : { deadline: { at: deadline, announced: false, escalated: false } };
}

function awake({ snooze: _, ...finding }: Finding): Finding {
  return finding;
}

/** What is over asks for nothing; whose it was is remembered, should it come back. */
function ended(before: Finding): Finding {
  const { settled: _settled, snooze: _snooze, deadline: _deadline, flapping: _flapping, ...finding } = before;
  return finding;
}

/** What had ended by its exception is over until it is seen again; anything else is as open as it was. */
function statusWithoutAcceptance({ status, settled }: Finding): Finding['status'] {
  if (status !== 'excepted') return status;
  return settled === true ? 'closed' : 'open';
}
