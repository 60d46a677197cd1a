import { given } from '@ledgerline/testing';
import { FindingCaptureEnded, FindingCaptureProposed, FindingOpened, FindingReleaseProposed } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { WithdrawCapture } from './command';
import { withdrawCapture } from './decide';

const cause = { commandId: 'c', actor: { kind: 'person', id: 'ana' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const proposed = FindingReleaseProposed(FindingReleaseProposed.sample);
const because = 'ana withdrew it: not this quarter';
const ended = FindingCaptureEnded({ ...FindingCaptureEnded.sample, proposalId: 'RP-1', because });
const withdraw = (state: Drift) =>
  withdrawCapture(new WithdrawCapture(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'not this quarter'), state);

describe('withdrawing a capture', () => {
  it('opens the finding again', () => {
    given(drift, opened, proposed).when(withdraw).then(ended);
  });

  it('is for what waits for a release, and for nothing else', () => {
    const nothing = { findingId: 'DR-7f3c9a1e', environment: 'prod' };
    given(drift, opened).when(withdraw).thenRefused('no-release-awaited', nothing);
    given(drift, opened, FindingCaptureProposed(FindingCaptureProposed.sample))
      .when(withdraw)
      .thenRefused('no-release-awaited', nothing);
    given(drift, opened, proposed, ended).when(withdraw).thenRefused('no-release-awaited', nothing);
  });
});
