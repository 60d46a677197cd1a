import { rowsAfter } from '@ledgerline/testing';
import {
  ExceptionApproved,
  ExceptionEnded,
  ExceptionEndingAnnounced,
  ExceptionExpired,
  ExceptionGranted,
  ExceptionRejected,
  ExceptionRequested,
} from '../../events';
import type { FindingAccepted } from '../../foreign-events';
import { exceptionList } from './project';

const { until, quorums, waives, reason, project } = ExceptionRequested.sample;
const requested = ExceptionRequested(ExceptionRequested.sample);
const approved = ExceptionApproved(ExceptionApproved.sample);
const granted = ExceptionGranted({ ...ExceptionGranted.sample, approvers: ['ana', 'mei'] });
const announced = ExceptionEndingAnnounced(ExceptionEndingAnnounced.sample);
const where = { project, environment: 'prod' };
const accepted: FindingAccepted = {
  type: 'finding.accepted',
  data: { ...where, findingId: 'DR-208', exceptionId: 'EX-31', until, person: 'mei', reason: 'load test' },
};
const acceptanceExpired = {
  type: 'finding.acceptance-expired' as const,
  data: { ...where, findingId: 'DR-208', exceptionId: 'EX-31' },
};

describe('the list of exceptions', () => {
  it('shows what somebody wants waived, and whose word it needs', () => {
    expect(rowsAfter(exceptionList, requested)).toEqual([
      {
        ...{ exceptionId: 'EX-1', project, environment: 'prod', status: 'requested', waives, reason },
        ...{
          requester: 'olga',
          requestedAt: '2026-01-01T00:00:00.000Z',
          involved: [{ person: 'olga', as: 'requester' }],
        },
        ...{ owner: 'platform-leads', quorums, approvers: [], words: [], until },
        ...{ since: null, announcedAt: null, ended: null, position: '0' },
      },
    ]);
  });

  it('shows who spoke, and since when it is in force', () => {
    expect(rowsAfter(exceptionList, requested, approved)).toMatchObject([
      { status: 'requested', approvers: ['ana'], words: [{ person: 'ana' }], since: null },
    ]);
    expect(rowsAfter(exceptionList, requested, approved, granted)).toMatchObject([
      { status: 'in-force', approvers: ['ana', 'mei'], since: '2026-01-01T00:02:00.000Z', ended: null },
    ]);
    expect(rowsAfter(exceptionList, requested, granted, announced)).toMatchObject([
      { status: 'in-force', announcedAt: '2026-01-01T00:02:00.000Z' },
    ]);
  });

  it.each([
    ['rejected', ExceptionRejected(ExceptionRejected.sample), ExceptionRejected.sample],
    ['ended', ExceptionEnded(ExceptionEnded.sample), ExceptionEnded.sample],
    ['expired', ExceptionExpired(ExceptionExpired.sample), { person: null, reason: null }],
  ])('shows how it was %s', (status, event, by) => {
    expect(rowsAfter(exceptionList, requested, event)).toMatchObject([
      { status, ended: { at: '2026-01-01T00:01:00.000Z', person: by.person, reason: by.reason } },
    ]);
  });

  it('shows drift that was accepted beside the rest, and its end', () => {
    expect(rowsAfter(exceptionList, accepted)).toMatchObject([
      {
        ...{ exceptionId: 'EX-31', status: 'in-force', waives: { finding: 'DR-208', environment: 'prod' } },
        ...{ requester: 'mei', owner: 'mei', approvers: ['mei'], since: '2026-01-01T00:00:00.000Z', until },
      },
    ]);
    expect(rowsAfter(exceptionList, accepted, acceptanceExpired)).toMatchObject([{ status: 'expired' }]);
  });

  it('tells the projects apart, and takes no notice of what never began', () => {
    const others = ExceptionRequested({ ...requested.data, project: 'billing' });
    expect(rowsAfter(exceptionList, requested, others, granted)).toMatchObject([
      { project: 'checkout', status: 'in-force' },
      { project: 'billing', status: 'requested' },
    ]);
    expect(rowsAfter(exceptionList, granted, acceptanceExpired)).toEqual([]);
  });
});
