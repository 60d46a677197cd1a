import type { Moment } from '@ledgerline/platform/http';
import { rowsAfter } from '@ledgerline/testing';
import { EnvironmentConverged, RolloutFailed, RolloutFinished, RolloutStarted } from '../../events';
import { declared } from '../../testing/histories';
import { sampleRelease } from '../../testing/samples';
import { environmentState } from './project';
import { viewOf } from './view';

const settings = { admits: 'candidate', after: ['stage'], labels: {}, observe: ['artifacts'] };
const [row] = rowsAfter(
  environmentState,
  declared(),
  RolloutStarted(RolloutStarted.sample),
  RolloutFailed(RolloutFailed.sample),
  RolloutFinished(RolloutFinished.sample),
  EnvironmentConverged(EnvironmentConverged.sample),
);
const at = (moment?: Moment) => viewOf('prod', settings, row, moment);

describe('an environment as it is shown', () => {
  it('has its settings, and nothing else where nothing was declared', () => {
    expect(viewOf('prod', settings, undefined, undefined)).toEqual({
      environment: 'prod',
      ...settings,
      status: 'empty',
      intent: null,
      converged: null,
      rollout: null,
      promote: 'on-request',
      paused: null,
    });
  });

  it('says what is declared, since when and why', () => {
    expect(at().intent).toEqual({
      intentRevision: 1,
      intentHash: declared().data.intentHash,
      release: { id: sampleRelease.releaseId, alias: 'v84' },
      overlayVersion: 0,
      since: '2026-01-01T00:00:00.000Z',
      position: '0',
      because: declared().data.because,
      declaredBy: 'olga',
    });
  });

  it.each([
    [0n, 'declared', undefined],
    [1n, 'rolling-out', 'started'],
    [2n, 'rollout-failed', 'failed'],
    [3n, 'rolled-out', 'finished'],
    [4n, 'converged', 'finished'],
  ])('at position %s is %s', (position, status, reported) => {
    const view = at({ position });
    expect([view.status, view.rollout?.status]).toEqual([status, reported]);
  });

  it('at an instant knows what was recorded until then, that instant included', () => {
    expect(at({ instant: '2026-01-01T00:04:00.000Z' }).status).toBe('converged');
    expect(at({ instant: '2026-01-01T00:03:59.999Z' })).toMatchObject({ status: 'rolled-out', converged: null });
  });
});
