import { given } from '@ledgerline/testing';
import { FindingOpened, FindingRevertReported, FindingRevertRequested } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { ReportRevert } from './command';
import { reportRevert } from './decide';

const actor = { kind: 'service', id: 'deployer-prod' } as const;
const cause = { commandId: 'c', actor, causationId: 'e', correlationId: 'r' };
const opened = FindingOpened(FindingOpened.sample);
const requested = FindingRevertRequested(FindingRevertRequested.sample);
const report =
  (boundTo = 'prod') =>
  (state: Drift) =>
    reportRevert(new ReportRevert(cause, 'checkout', 'prod', 'DR-7f3c9a1e', boundTo), state);

describe('reporting a revert', () => {
  it('notes what the deployer says, and leaves it to observation', () => {
    given(drift, opened, requested).when(report()).then(FindingRevertReported(FindingRevertReported.sample));
  });

  it('refuses what nobody asked for', () => {
    given(drift, opened)
      .when(report())
      .thenRefused('revert-not-requested', { findingId: 'DR-7f3c9a1e', status: 'open' });
  });

  it('refuses a deployer of another environment', () => {
    given(drift, opened, requested)
      .when(report('stage'))
      .thenRefused('another-environment', { bound: 'stage', environment: 'prod' });
  });
});
