import { rowsAfter } from '@ledgerline/testing';
import {
  FindingAccepted,
  FindingAcceptanceExpired,
  FindingCaptureProposed,
  FindingClosed,
  FindingOpened,
  FindingReopened,
  FindingRevertRequested,
} from '../../events';
import { findings } from './project';

const opened = FindingOpened(FindingOpened.sample);
const accepted = FindingAccepted(FindingAccepted.sample);
const closed = FindingClosed(FindingClosed.sample);

describe('findings', () => {
  it('are listed with what differs and since when', () => {
    expect(rowsAfter(findings, opened)).toMatchObject([
      {
        findingId: 'DR-7f3c9a1e',
        status: 'open',
        severity: 'material',
        openedAt: '2026-01-01T00:00:00.000Z',
        position: '0',
        reopened: 0,
      },
    ]);
  });

  it('remember who did what and why', () => {
    const requested = FindingRevertRequested(FindingRevertRequested.sample);
    expect(rowsAfter(findings, opened, requested)[0]?.history).toEqual([
      { what: 'opened', who: 'olga', at: '2026-01-01T00:00:00.000Z', position: '0' },
      {
        what: 'revert-requested',
        who: 'olga',
        at: '2026-01-01T00:01:00.000Z',
        position: '1',
        reason: 'nobody declared it',
      },
    ]);
  });

  it('show an acceptance until it ends', () => {
    expect(rowsAfter(findings, opened, accepted)).toMatchObject([
      { status: 'excepted', until: '2026-02-01T00:00:00.000Z', exceptionId: 'EX-1' },
    ]);
    const expired = FindingAcceptanceExpired(FindingAcceptanceExpired.sample);
    expect(rowsAfter(findings, opened, accepted, expired)).toMatchObject([{ status: 'open' }]);
    expect(rowsAfter(findings, opened, accepted, closed, expired)).toMatchObject([{ status: 'closed' }]);
  });

  it('remember until when they were accepted, each time', () => {
    const later = FindingAccepted({
      ...FindingAccepted.sample,
      exceptionId: 'EX-2',
      until: '2026-03-01T00:00:00.000Z',
    });
    expect(rowsAfter(findings, opened, accepted, later)[0]?.history).toMatchObject([
      { what: 'opened' },
      { what: 'accepted', until: '2026-02-01T00:00:00.000Z', exceptionId: 'EX-1' },
      { what: 'accepted', until: '2026-03-01T00:00:00.000Z', exceptionId: 'EX-2' },
    ]);
  });

  it('remember what they were before they came back as something else', () => {
    const { difference } = FindingOpened.sample;
    const back = (observed: unknown) =>
      FindingReopened({ ...FindingReopened.sample, difference: { ...difference, observed } });
    const [row] = rowsAfter(findings, opened, closed, back(difference.observed), closed, back('another value'));
    expect(row?.difference.observed).toBe('another value');
    expect(row?.history.map(({ before }) => before?.observed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      difference.observed,
    ]);
  });

  it('show the proposal that would capture them', () => {
    const proposed = FindingCaptureProposed(FindingCaptureProposed.sample);
    expect(rowsAfter(findings, opened, proposed)).toMatchObject([{ status: 'capture-proposed', proposalId: 'o-1' }]);
  });

  it('keep their place when they close and come back', () => {
    expect(rowsAfter(findings, opened, closed)).toMatchObject([{ status: 'closed', closedAs: 'reverted' }]);
    expect(rowsAfter(findings, opened, closed, FindingReopened(FindingReopened.sample))).toMatchObject([
      { status: 'open', position: '0', reopened: 1 },
    ]);
  });
});
