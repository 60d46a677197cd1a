import { given } from '@ledgerline/testing';
import { sampleDifference } from '../../difference';
import { FindingAccepted, FindingClosed, FindingOpened, FindingReopened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { OpenFinding } from './command';
import { openFinding } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const findingId = 'DR-77777777';
const opened = FindingOpened({ ...FindingOpened.sample, findingId });
const open = (state: Drift) =>
  openFinding(new OpenFinding(cause, 'checkout', 'prod', 'artifacts', sampleDifference, 'ob-2', 1), state);

describe('opening a finding', () => {
  it('gives the difference a name of its own', () => {
    given(drift).when(open).then(opened);
  });

  it('does nothing while it is open', () => {
    given(drift, opened).when(open).thenNothing();
  });

  it('goes on with what an exception had ended, though nobody has said yet that the exception is over', () => {
    const accepted = FindingAccepted({ ...FindingAccepted.sample, findingId });
    const settled = FindingClosed({ ...FindingClosed.sample, findingId, as: 'excepted' });
    const reopened = FindingReopened({ ...FindingReopened.sample, findingId, observationId: 'ob-2' });
    given(drift, opened, accepted).when(open).thenNothing();
    given(drift, opened, accepted, settled).when(open).then(reopened);
    given(drift, opened, accepted, settled, reopened).when(open).thenNothing();
  });

  it('goes on with the finding that was closed', () => {
    given(drift, opened, FindingClosed({ ...FindingClosed.sample, findingId }))
      .when(open)
      .then(FindingReopened({ ...FindingReopened.sample, findingId, observationId: 'ob-2' }));
  });
});
