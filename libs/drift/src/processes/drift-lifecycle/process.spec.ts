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
/** The observation `ob-3` is the third input, and the inputs come one a minute. */
const instantOf = (observationId: string) => `2026-01-01T00:0${String(Number(observationId.slice(3)) - 1)}:00.000Z`;
const opens = (difference: Difference, observationId: string, at = instantOf(observationId)) => ({
  do: 'send',
  command: {
    command: 'open-finding',
    ...about,
    detector: 'artifacts',
    difference,
    observationId,
    intentRevision: 1,
    at,
  },
});
const closes = (observationId: string, declared = false) => ({
  do: 'send',
  command: {
    ...{ command: 'close-finding', ...about, findingId: 'DR-77777777', observationId, declared },
    gone: { since: instantOf(observationId), at: instantOf(observationId) },
    intentRevision: 1,
  },
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

  describe('while a rollout is under way', () => {
    const pendingUntil = '2026-01-01T00:15:00.000Z';
    const pending = (observationId: string) => observed(observationId, [as('pending')], { pendingUntil });
    const late = { type: 'wake', name: 'rollout', at: pendingUntil } as const;
    const overdue: Difference = {
      ...drift,
      reason: 'intent 1 was to be rolled out by 2026-01-01T00:15:00.000Z, and this is not as declared yet',
    };
    const declared = { type: 'intent.declared', data: about } as const;

    it('waits until the rollout has to be done', () => {
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'))).toEqual([
        { do: 'wake', name: 'rollout', at: pendingUntil },
      ]);
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'), repeated('ob-2'))).toEqual(nothing);
    });

    it('is reported then, though nobody looks just then, if it was seen twice', () => {
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'), repeated('ob-2'), late)).toEqual([
        opens(overdue, 'ob-1', pendingUntil),
      ]);
      expect(
        whatProcessDoes(driftLifecycle, pending('ob-1'), repeated('ob-2'), late, observed('ob-4', [drift])),
      ).toEqual(nothing);
    });

    it('is reported at the next sight of it, if it was seen once', () => {
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'), late)).toEqual(nothing);
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'), late, observed('ob-3', [drift]))).toEqual([
        opens(drift, 'ob-3'),
      ]);
    });

    it('is not reported when the rollout has put it right', () => {
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'), repeated('ob-2'), observed('ob-3', []), late)).toEqual(
        nothing,
      );
    });

    it('is not reported for an intent that another one has replaced', () => {
      expect(whatProcessDoes(driftLifecycle, pending('ob-1'), repeated('ob-2'), declared, late)).toEqual(nothing);
      expect(driftLifecycle.correlate(declared)).toEqual({ following: ['environment:checkout:prod'] });
      const watch = driftLifecycle.evolve(driftLifecycle.initial, { ...pending('ob-1'), recordedAt: pendingUntil });
      expect(driftLifecycle.follows(watch)).toEqual(['environment:checkout:prod']);
    });
  });

  describe('that comes and goes', () => {
    const gone = observed('ob-3', []);
    const until = '2026-01-02T00:02:00.000Z';
    const [closing] = whatProcessDoes(driftLifecycle, ...twice, gone);
    const refused = () => {
      if (closing?.do !== 'send') throw new Error('nothing was closed');
      const facts = { findingId: 'DR-77777777', until };
      return { type: 'refused', command: closing.command, code: 'finding-flapping', facts } as const;
    };
    const quiet = { type: 'wake', name: 'settled DR-77777777', at: until } as const;

    it('ends when it has stayed away for long enough', () => {
      expect(whatProcessDoes(driftLifecycle, ...twice, gone, refused())).toEqual([
        { do: 'wake', name: 'settled DR-77777777', at: until },
      ]);
      expect(whatProcessDoes(driftLifecycle, ...twice, gone, refused(), quiet)).toMatchObject([
        { do: 'send', command: { command: 'close-finding', gone: { since: instantOf('ob-3'), at: until } } },
      ]);
    });

    it('does not end when it was back meanwhile', () => {
      const back = [observed('ob-4', [drift]), repeated('ob-5')] as const;
      expect(whatProcessDoes(driftLifecycle, ...twice, gone, refused(), ...back, quiet)).toEqual(nothing);
    });

    it('is waited for when it was seen again just then', () => {
      expect(whatProcessDoes(driftLifecycle, ...twice, gone, refused(), observed('ob-4', [drift]), quiet)).toEqual([
        { do: 'wake', name: 'settled DR-77777777', at: '2026-01-02T01:02:00.000Z' },
      ]);
    });
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
