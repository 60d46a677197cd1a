import { given } from '@ledgerline/testing';
import { FindingAccepted, FindingAcceptanceExpired, FindingClosed, FindingOpened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { ExpireAcceptance } from './command';
import { expireAcceptance } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const accepted = FindingAccepted(FindingAccepted.sample);
const expired = FindingAcceptanceExpired(FindingAcceptanceExpired.sample);
const expire = (state: Drift) =>
  expireAcceptance(new ExpireAcceptance(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'EX-1'), () => undefined, state);

describe('the expiry of an acceptance', () => {
  it('makes it drift again', () => {
    given(drift, opened, accepted).when(expire).then(expired);
    const state = [opened, accepted, expired].reduce((before, event) => drift.evolve(before, event), drift.initial);
    expect(state.findings.get('DR-7f3c9a1e')).toMatchObject({ status: 'open' });
    expect(state.findings.get('DR-7f3c9a1e')).not.toHaveProperty('acceptance');
  });

  it('has somebody decide about it anew, within as long as for any other', () => {
    const due = (_: unknown, at: string) => at.replace('T00', 'T04');
    const command = new ExpireAcceptance(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'EX-1');
    given(drift, opened, accepted)
      .when((state) => expireAcceptance(command, due, state))
      .then(FindingAcceptanceExpired({ ...expired.data, deadline: '2026-02-01T04:00:00.000Z' }));
    const settled = FindingClosed({ ...FindingClosed.sample, as: 'excepted' });
    given(drift, opened, accepted, settled)
      .when((state) => expireAcceptance(command, due, state))
      .then(expired);
  });

  it('leaves what had ended by it closed, until it is seen as drift again', () => {
    const settled = FindingClosed({ ...FindingClosed.sample, as: 'excepted' });
    const state = [opened, accepted, settled, expired].reduce(
      (before, event) => drift.evolve(before, event),
      drift.initial,
    );
    expect(state.findings.get('DR-7f3c9a1e')).toMatchObject({ status: 'closed' });
  });

  it('is of no consequence when a later acceptance has taken its place', () => {
    const later = FindingAccepted({ ...FindingAccepted.sample, exceptionId: 'EX-2' });
    given(drift, opened, accepted, later).when(expire).thenNothing();
    given(drift, opened, accepted, expired).when(expire).thenNothing();
  });
});
