import { rowsAfter } from '@ledgerline/testing';
import { EnvironmentConverged, RolloutFailed, RolloutFinished, RolloutProgressed, RolloutStarted } from '../../events';
import { declared } from '../../testing/histories';
import { environmentState } from './project';

describe('environment state', () => {
  it('keeps every intent with what was reported and established about it', () => {
    const [first, second] = rowsAfter(
      environmentState,
      declared(),
      RolloutStarted(RolloutStarted.sample),
      RolloutProgressed(RolloutProgressed.sample),
      RolloutFinished(RolloutFinished.sample),
      EnvironmentConverged(EnvironmentConverged.sample),
      declared(2, 'p-2'),
      RolloutFailed({ ...RolloutFailed.sample, intentRevision: 2 }),
    );
    expect(first).toMatchObject({
      intentRevision: 1,
      declaredBy: 'olga',
      at: '2026-01-01T00:00:00.000Z',
      position: '0',
      converged: { at: '2026-01-01T00:04:00.000Z', position: '4' },
    });
    expect(first?.reports).toEqual([
      { status: 'started', deployer: 'deployer-prod', at: '2026-01-01T00:01:00.000Z', position: '1' },
      {
        status: 'progressed',
        deployer: 'deployer-prod',
        step: 'migrate',
        done: 1,
        of: 4,
        at: '2026-01-01T00:02:00.000Z',
        position: '2',
      },
      { status: 'finished', deployer: 'deployer-prod', at: '2026-01-01T00:03:00.000Z', position: '3' },
    ]);
    expect(second).toMatchObject({ intentRevision: 2, converged: null, reports: [{ status: 'failed' }] });
  });

  it('has no row for a report about an intent that it does not know', () => {
    expect(rowsAfter(environmentState, RolloutStarted(RolloutStarted.sample))).toEqual([]);
  });
});
