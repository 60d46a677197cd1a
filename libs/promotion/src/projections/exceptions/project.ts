import type { Involvement, Projection, Recorded, Word } from '@ledgerline/kernel';
import type { ExceptionApproved, ExceptionRequested, ExceptionStreamEvent } from '../../events';
import type { FindingAccepted, FindingAcceptanceExpired } from '../../foreign-events';
import type { WaivedThing } from '../../waived-thing';

/** One exception, of whatever kind, as it stands; instants RFC 3339 UTC, positions decimal. */
export interface ExceptionRow {
  readonly exceptionId: string;
  readonly project: string;
  readonly environment: string;
  readonly status: 'requested' | 'in-force' | 'rejected' | 'expired' | 'ended';
  readonly waives: WaivedThing | { readonly finding: string; readonly environment: string };
  readonly reason: string;
  readonly requester: string;
  readonly requestedAt: string;
  /** Who answers for what is waived. */
  readonly owner: string;
  /** Whose word it needs; anybody's who may approve when empty. */
  readonly quorums: ExceptionRequested['data']['quorums'];
  readonly approvers: readonly string[];
  /** Every word that was given for it. */
  readonly words: readonly Word[];
  /** People who had a part in what it is for. */
  readonly involved: readonly Involvement[];
  readonly until: string;
  /** Since when it is in force; null when it never was. */
  readonly since: string | null;
  /** When its end was announced; null until then. */
  readonly announcedAt: string | null;
  /** How and when it ended, or was turned down; null until then. */
  readonly ended: Ending | null;
  /** Of what it began with; orders the list. */
  readonly position: string;
}

interface Ending {
  readonly at: string;
  readonly position: string;
  readonly person: string | null;
  readonly reason: string | null;
}

type ExceptionEvent = ExceptionStreamEvent | FindingAccepted | FindingAcceptanceExpired;

/** What is waived, by whom, until when? Of gates, of bounds, and of drift. */
export const exceptionList: Projection<ExceptionRow, ExceptionEvent> = {
  name: 'exceptions',
  generation: 3,
  on: [
    'exception.requested',
    'exception.approved',
    'exception.granted',
    'exception.rejected',
    'exception.ending-announced',
    'exception.expired',
    'exception.ended',
    'finding.accepted',
    'finding.acceptance-expired',
  ],
  keyOf: ({ data: { project, exceptionId } }) => `${project}:${exceptionId}`,
  evolve(row, event) {
    if (event.type === 'exception.requested') return requested(event);
    if (event.type === 'finding.accepted') return accepted(event);
    if (row === undefined) return undefined;
    const at = event.recordedAt;
    const when = { at, position: String(event.position) };
    switch (event.type) {
      case 'exception.approved':
        return { ...row, approvers: [...row.approvers, event.data.person], words: [...row.words, wordIn(event)] };
      case 'exception.granted':
        return { ...row, status: 'in-force', approvers: event.data.approvers, since: at };
      case 'exception.rejected':
        return { ...row, status: 'rejected', ended: { ...when, person: event.data.person, reason: event.data.reason } };
      case 'exception.ending-announced':
        return { ...row, announcedAt: at };
      case 'exception.ended':
        return { ...row, status: 'ended', ended: { ...when, person: event.data.person, reason: event.data.reason } };
      case 'exception.expired':
      case 'finding.acceptance-expired':
        return { ...row, status: 'expired', ended: { ...when, person: null, reason: null } };
    }
  },
};

function wordIn({ data: { person, groups, role, comment } }: Recorded<ExceptionApproved>): Word {
  return { person, groups, ...(role !== undefined && { role }), ...(comment !== undefined && { comment }) };
}

function requested({ data, recordedAt, position }: Recorded<ExceptionRequested>): ExceptionRow {
  const { exceptionId, project, waives, until, reason, requester, owner, quorums, involved } = data;
  return {
    ...{ exceptionId, project, environment: waives.environment, status: 'requested', waives, reason, requester },
    requestedAt: recordedAt,
    ...{ owner, quorums, approvers: [], words: [], involved, until, since: null, announcedAt: null, ended: null },
    position: String(position),
  };
}

/** Drift is accepted by whoever decides about findings, at once. */
function accepted({ data, recordedAt, position }: Recorded<FindingAccepted>): ExceptionRow {
  const { exceptionId, project, environment, findingId, until, person, reason } = data;
  return {
    ...{ exceptionId, project, environment, status: 'in-force', waives: { finding: findingId, environment } },
    requestedAt: recordedAt,
    ...{
      reason,
      requester: person,
      owner: person,
      quorums: [],
      approvers: [person],
      words: [],
      involved: [],
      until,
      since: recordedAt,
    },
    ...{ announcedAt: null, ended: null, position: String(position) },
  };
}
