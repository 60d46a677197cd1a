import { given } from '@ledgerline/testing';
import { sampleDifference } from '../../difference';
import { FindingClosed, FindingOpened, FindingRevertRequested } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { RequestRevert } from './command';
import { requestRevert } from './decide';

const cause = { commandId: 'c', actor: { kind: 'person', id: 'olga' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const requested = FindingRevertRequested(FindingRevertRequested.sample);
const revert = (state: Drift) =>
  requestRevert(new RequestRevert(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'nobody declared it'), state);

describe('requesting a revert', () => {
  it('asks the deployers to restore what is declared', () => {
    given(drift, opened).when(revert).then(requested);
  });

  it('asks once', () => {
    given(drift, opened, requested).when(revert).thenNothing();
  });

  it('asks for nothing that is over', () => {
    given(drift, opened, FindingClosed(FindingClosed.sample))
      .when(revert)
      .thenRefused('finding-closed', { findingId: 'DR-7f3c9a1e' });
  });

  it('never asks for an old secret', () => {
    const secret = `hmac-sha256:${'0'.repeat(32)}`;
    const difference = { ...sampleDifference, kind: 'changed' as const, declared: secret, observed: 'hidden' };
    given(drift, FindingOpened({ ...FindingOpened.sample, difference }))
      .when(revert)
      .thenRefused('secret-rotated', { resource: 'flag new-pricing', path: '/targeting' });
  });
});
