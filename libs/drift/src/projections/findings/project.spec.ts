import { rowsAfter } from '@ledgerline/testing';
import { sampleDifference } from '../../difference';
import {
  FindingAccepted,
  FindingAcceptanceExpired,
  FindingAssigned,
  FindingCaptureProposed,
  FindingClosed,
  FindingEscalated,
  FindingFlapping,
  FindingOpened,
  FindingReopened,
  FindingRevertRequested,
  FindingSnoozed,
  FindingSnoozeEnded,
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

  const deadline = '2026-01-02T00:00:00.000Z';
  const due = FindingOpened({ ...FindingOpened.sample, deadline });

  it('say whose they are, until they are nobody’s', () => {
    const assigned = FindingAssigned(FindingAssigned.sample);
    const [row] = rowsAfter(findings, opened, assigned);
    expect(row).toMatchObject({ assignee: { kind: 'person', id: 'ana' } });
    expect(row?.history.at(-1)).toMatchObject({ what: 'assigned', who: 'olga', to: 'ana' });
    const { assignee: _, ...nobodys } = FindingAssigned.sample;
    expect(rowsAfter(findings, opened, assigned, FindingAssigned(nobodys))[0]).not.toHaveProperty('assignee');
  });

  it('are snoozed until that ends, or they do', () => {
    const snoozed = FindingSnoozed(FindingSnoozed.sample);
    const ended = FindingSnoozeEnded(FindingSnoozeEnded.sample);
    expect(rowsAfter(findings, opened, snoozed)).toMatchObject([
      { status: 'open', snoozedUntil: '2026-01-03T00:00:00.000Z' },
    ]);
    for (const end of [ended, accepted, FindingClosed({ ...FindingClosed.sample, as: 'gone' })]) {
      expect(rowsAfter(findings, opened, snoozed, end)[0]).not.toHaveProperty('snoozedUntil');
    }
    const later = FindingSnoozed({ ...FindingSnoozed.sample, snoozeId: 'SN-2' });
    expect(rowsAfter(findings, opened, snoozed, later, ended)[0]).toHaveProperty('snoozedUntil');
  });

  it('show their deadline and that it has passed, for as long as it counts', () => {
    const escalated = FindingEscalated(FindingEscalated.sample);
    expect(rowsAfter(findings, due, escalated)).toMatchObject([
      { deadline, escalatedAt: '2026-01-01T00:01:00.000Z', escalatedTo: 'prod-operators' },
    ]);
    const [over] = rowsAfter(findings, due, escalated, FindingClosed({ ...FindingClosed.sample, as: 'gone' }));
    expect(over).not.toHaveProperty('deadline');
    expect(over).not.toHaveProperty('escalatedAt');
    const later = '2026-02-02T00:00:00.000Z';
    const expired = FindingAcceptanceExpired({ ...FindingAcceptanceExpired.sample, deadline: later });
    const [again] = rowsAfter(findings, due, escalated, accepted, expired);
    expect(again).toMatchObject({ status: 'open', deadline: later });
    expect(again).not.toHaveProperty('escalatedAt');
  });

  it('name who writes them, and that they come and go', () => {
    const by = (manager: string) => ({ ...sampleDifference, writer: { manager, operation: 'Update' } });
    const back = FindingReopened({ ...FindingReopened.sample, difference: by('kubectl-edit') });
    const flapping = FindingFlapping(FindingFlapping.sample);
    expect(
      rowsAfter(findings, FindingOpened({ ...FindingOpened.sample, difference: by('hpa') }), closed, back, flapping),
    ).toMatchObject([{ flapping: true, writers: ['hpa', 'kubectl-edit'] }]);
  });
});
