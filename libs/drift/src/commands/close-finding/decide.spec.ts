import { given } from '@ledgerline/testing';
import {
  FindingAccepted,
  FindingClosed,
  FindingFlapping,
  FindingOpened,
  FindingReleaseProposed,
  FindingRevertRequested,
} from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { CloseFinding } from './command';
import { closeFinding } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const closedAs = (as: 'captured' | 'reverted' | 'excepted' | 'gone') => FindingClosed({ ...FindingClosed.sample, as });
const since = '2026-01-01T12:00:00.000Z';
const close =
  (declared = false, at = since, intentRevision = 1) =>
  (state: Drift) => {
    const gone = { since, at };
    return closeFinding(
      new CloseFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'ob-3', declared, gone, intentRevision),
      state,
    );
  };

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

  it('says captured when the release that was to bring it is declared, and gone when it went by itself', () => {
    const proposed = FindingReleaseProposed(FindingReleaseProposed.sample);
    given(drift, opened, proposed)
      .when(close(false, since, 2))
      .then(closedAs('captured'));
    given(drift, opened, proposed).when(close()).then(closedAs('gone'));
  });

  it('waits with what comes and goes until it has stayed away for a day', () => {
    const flapping = [opened, FindingFlapping(FindingFlapping.sample)] as const;
    const until = '2026-01-02T12:00:00.000Z';
    given(drift, ...flapping)
      .when(close())
      .thenRefused('finding-flapping', { findingId: 'DR-7f3c9a1e', until });
    given(drift, ...flapping)
      .when(close(false, '2026-01-02T11:59:59.999Z'))
      .thenRefused('finding-flapping', { findingId: 'DR-7f3c9a1e', until });
    given(drift, ...flapping)
      .when(close(false, until))
      .then(closedAs('gone'));
  });

  it('does not wait with what is declared or excepted now, however often it came back', () => {
    const flapping = [opened, FindingFlapping(FindingFlapping.sample)] as const;
    given(drift, ...flapping)
      .when(close(true))
      .then(closedAs('captured'));
    given(drift, ...flapping, FindingAccepted(FindingAccepted.sample))
      .when(close())
      .then(closedAs('excepted'));
  });

  it('closes once, and only what there is', () => {
    given(drift, opened, closedAs('gone')).when(close()).thenNothing();
    given(drift, opened, FindingAccepted(FindingAccepted.sample), closedAs('excepted')).when(close()).thenNothing();
    given(drift).when(close()).thenRefused('no-such-finding', { findingId: 'DR-7f3c9a1e', environment: 'prod' });
  });
});
