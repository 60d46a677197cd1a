import { given } from '@ledgerline/testing';
import { FindingAccepted, FindingClosed, FindingOpened, FindingRevertRequested } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { CloseFinding } from './command';
import { closeFinding } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const closedAs = (as: 'captured' | 'reverted' | 'excepted' | 'gone') => FindingClosed({ ...FindingClosed.sample, as });
const close =
  (declared = false) =>
  (state: Drift) =>
    closeFinding(new CloseFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'ob-3', declared), state);

describe('closing a finding', () => {
  it('says gone when nobody did anything about it', () => {
    given(drift, opened).when(close()).then(closedAs('gone'));
  });

  it('says reverted when that was asked for', () => {
    given(drift, opened, FindingRevertRequested(FindingRevertRequested.sample))
      .when(close())
      .then(closedAs('reverted'));
  });

  it('says excepted when it may stay, or lasted no longer than its exception', () => {
    given(drift, opened, FindingAccepted(FindingAccepted.sample)).when(close()).then(closedAs('excepted'));
  });

  it('says captured when it is declared now, whatever else was asked for', () => {
    given(drift, opened, FindingRevertRequested(FindingRevertRequested.sample))
      .when(close(true))
      .then(closedAs('captured'));
  });

  it('says what became of a finding that was decided otherwise after its exception had ended it', () => {
    const settled = [opened, FindingAccepted(FindingAccepted.sample), closedAs('excepted')] as const;
    const requested = FindingRevertRequested(FindingRevertRequested.sample);
    given(drift, ...settled, requested)
      .when(close())
      .then(closedAs('reverted'));
    given(drift, ...settled)
      .when(close(true))
      .then(closedAs('captured'));
  });

  it('closes once, and only what there is', () => {
    given(drift, opened, closedAs('gone')).when(close()).thenNothing();
    given(drift, opened, FindingAccepted(FindingAccepted.sample), closedAs('excepted')).when(close()).thenNothing();
    given(drift).when(close()).thenRefused('no-such-finding', { findingId: 'DR-7f3c9a1e', environment: 'prod' });
  });
});
