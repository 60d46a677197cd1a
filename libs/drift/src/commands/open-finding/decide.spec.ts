import { given } from '@ledgerline/testing';
import { sampleDifference } from '../../difference';
import type { FindingEvent } from '../../events';
import { FindingAccepted, FindingClosed, FindingFlapping, FindingOpened, FindingReopened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { OpenFinding } from './command';
import { openFinding } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const findingId = 'DR-77777777';
const opened = FindingOpened({ ...FindingOpened.sample, findingId });
const at = '2026-01-01T12:00:00.000Z';
const command = (by?: string, when = at) => {
  const writer = by === undefined ? {} : { writer: { manager: by, operation: 'Update' } };
  const difference = { ...sampleDifference, ...writer };
  return new OpenFinding(cause, 'checkout', 'prod', 'artifacts', difference, 'ob-2', 1, when);
};
const open = (state: Drift) => openFinding(command(), undefined, state);

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
    const reopened = FindingReopened({ ...FindingReopened.sample, findingId, observationId: 'ob-2', at });
    given(drift, opened, accepted).when(open).thenNothing();
    given(drift, opened, accepted, settled).when(open).then(reopened);
    given(drift, opened, accepted, settled, reopened).when(open).thenNothing();
  });

  it('says by when somebody has to decide about it', () => {
    const deadline = '2026-01-02T12:00:00.000Z';
    const due = (state: Drift) => openFinding(command(), deadline, state);
    given(drift)
      .when(due)
      .then(FindingOpened({ ...opened.data, deadline }));
    given(drift, opened, FindingClosed({ ...FindingClosed.sample, findingId }))
      .when(due)
      .then(FindingReopened({ ...FindingReopened.sample, findingId, observationId: 'ob-2', at, deadline }));
  });

  describe('for the third time within a day', () => {
    const closed = FindingClosed({ ...FindingClosed.sample, findingId });
    const back = (hour: string, by?: string) => {
      const { difference, observationId, at: then } = command(by, `2026-01-01T${hour}:00:00.000Z`);
      return FindingReopened({ ...FindingReopened.sample, findingId, difference, observationId, at: then });
    };
    const twice = [opened, closed, back('01', 'kubectl-edit'), closed, back('02', 'hpa'), closed] as const;

    it('makes it a flapping one that names who writes it', () => {
      const reopened = back('12', 'kubectl-edit');
      given(drift, ...twice)
        .when((state) => openFinding(command('kubectl-edit'), undefined, state))
        .then(
          reopened,
          FindingFlapping({
            ...FindingFlapping.sample,
            ...{ findingId, reopenings: 3, since: '2026-01-01T01:00:00.000Z', writers: ['hpa', 'kubectl-edit'] },
          }),
        );
    });

    it('counts no longer than a day', () => {
      given(drift, ...twice)
        .when((state) => openFinding(command('hpa', '2026-01-02T01:00:00.001Z'), undefined, state))
        .then(FindingReopened({ ...back('12', 'hpa').data, at: '2026-01-02T01:00:00.001Z' }));
      expect(openFinding(command('hpa', '2026-01-02T01:00:00.000Z'), undefined, stateAfter(twice))).toHaveLength(2);
    });

    const stateAfter = (events: readonly FindingEvent[]) => events.reduce<Drift>(drift.evolve, drift.initial);
  });

  it('goes on with the finding that was closed', () => {
    given(drift, opened, FindingClosed({ ...FindingClosed.sample, findingId }))
      .when(open)
      .then(FindingReopened({ ...FindingReopened.sample, findingId, observationId: 'ob-2', at }));
  });
});
