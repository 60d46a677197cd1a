import { whatProcessDoes } from '@ledgerline/testing';
import type { Difference } from '../../difference';
import { sampleDifference } from '../../difference';
import { ObservationRecorded, ObservationRepeated } from '../../events';
import { driftLifecycle } from './process';

const drift = sampleDifference;
const other: Difference = { ...drift, fingerprint: `sha256:${'8'.repeat(64)}`, path: '/state' };
const as = (classification: Difference['classification']): Difference => ({ ...drift, classification });

const observed = (observationId: string, differences: readonly Difference[], changed: object = {}) =>
  ObservationRecorded({ ...ObservationRecorded.sample, observationId, differences: [...differences], ...changed });
const repeated = (observationId: string) => ObservationRepeated({ ...ObservationRepeated.sample, observationId });

const about = { project: 'checkout', environment: 'prod' };
const opens = (difference: Difference, observationId: string) => ({
  do: 'send',
  command: {
    command: 'open-finding',
    ...about,
    detector: 'artifacts',
    difference,
    observationId,
    intentRevision: 1,
  },
});
const closes = (observationId: string, declared = false) => ({
  do: 'send',
  command: { command: 'close-finding', ...about, findingId: 'DR-77777777', observationId, declared },
});
const nothing = [{ do: 'ignore', because: expect.any(String) as string }];
const twice = [observed('ob-1', [drift]), repeated('ob-2')] as const;

describe('the life of a difference', () => {
  it('is not reported at the first sight', () => {
    expect(whatProcessDoes(driftLifecycle, observed('ob-1', [drift]))).toEqual(nothing);
  });

  it('is reported at the second sight, also when that is a mere repetition', () => {
    expect(whatProcessDoes(driftLifecycle, ...twice)).toEqual([opens(drift, 'ob-2')]);
    const [first] = twice;
    expect(whatProcessDoes(driftLifecycle, first, observed('ob-2', [drift, other]))).toEqual([opens(drift, 'ob-2')]);
  });

  it('is reported once', () => {
    expect(whatProcessDoes(driftLifecycle, ...twice, repeated('ob-3'))).toEqual(nothing);
  });

  it('starts again when it was away in between', () => {
    const [first] = twice;
    expect(whatProcessDoes(driftLifecycle, first, observed('ob-2', []), observed('ob-3', [drift]))).toEqual(nothing);
  });

  it('does not start again because an observation in between was not complete', () => {
    const [first] = twice;
    const failed = observed('ob-2', [as('unknown')], { completeness: 'error' });
    expect(whatProcessDoes(driftLifecycle, first, failed, observed('ob-3', [drift]))).toEqual([opens(drift, 'ob-3')]);
  });

  it('ends when a complete observation is without it', () => {
    expect(whatProcessDoes(driftLifecycle, ...twice, observed('ob-3', [other]))).toEqual([closes('ob-3')]);
  });

  it('ends as captured when what is observed is declared now', () => {
    const declared = { ...as('declared-variance'), fingerprint: other.fingerprint };
    expect(whatProcessDoes(driftLifecycle, ...twice, observed('ob-3', [declared]))).toEqual([closes('ob-3', true)]);
  });

  it.each(['partial', 'error'])('does not end because an observation that is %s is without it', (completeness) => {
    const incomplete = observed('ob-3', [], { completeness });
    expect(whatProcessDoes(driftLifecycle, ...twice, incomplete)).toEqual(nothing);
  });

  it('does not end because a complete observation leaves something unknown', () => {
    const unknown: Difference = { ...other, classification: 'unknown' };
    expect(whatProcessDoes(driftLifecycle, ...twice, observed('ob-3', [unknown]))).toEqual(nothing);
  });

  it('does not end by becoming pending', () => {
    expect(whatProcessDoes(driftLifecycle, ...twice, observed('ob-3', [as('pending')]))).toEqual(nothing);
  });

  it('ends by being excepted, and begins again when it is drift twice after that', () => {
    const excepted = observed('ob-3', [as('excepted')]);
    expect(whatProcessDoes(driftLifecycle, ...twice, excepted)).toEqual([closes('ob-3')]);
    expect(whatProcessDoes(driftLifecycle, ...twice, excepted, observed('ob-4', [drift]), repeated('ob-5'))).toEqual([
      opens(drift, 'ob-5'),
    ]);
  });

  it('is watched on while it is excepted, and ends for good when it is declared or gone', () => {
    const excepted = observed('ob-3', [as('excepted')]);
    expect(whatProcessDoes(driftLifecycle, ...twice, excepted, repeated('ob-4'))).toEqual(nothing);
    expect(whatProcessDoes(driftLifecycle, ...twice, excepted, observed('ob-4', []))).toEqual([closes('ob-4')]);
    const declared = observed('ob-4', [as('declared-variance')]);
    expect(whatProcessDoes(driftLifecycle, ...twice, excepted, declared)).toEqual([closes('ob-4', true)]);
  });

  it('goes on when it is back twice', () => {
    const gone = observed('ob-3', []);
    expect(whatProcessDoes(driftLifecycle, ...twice, gone, observed('ob-4', [drift]), repeated('ob-5'))).toEqual([
      opens(drift, 'ob-5'),
    ]);
  });

  it('leaves the state the same object while nothing happens, so that nothing is written', () => {
    const input = { ...repeated('ob-4'), recordedAt: '2026-01-01T00:00:00.000Z' };
    const states = [observed('ob-1', [drift]), repeated('ob-2'), repeated('ob-3')].map((event) => ({
      ...event,
      recordedAt: '2026-01-01T00:00:00.000Z',
    }));
    const settled = states.reduce((state, event) => driftLifecycle.evolve(state, event), driftLifecycle.initial);
    expect(driftLifecycle.evolve(settled, input)).toBe(settled);
  });
});
