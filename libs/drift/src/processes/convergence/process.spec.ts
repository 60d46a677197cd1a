import { whatProcessDoes } from '@ledgerline/testing';
import type { Difference } from '../../difference';
import { sampleDifference } from '../../difference';
import { FindingClosed, ObservationRecorded } from '../../events';
import { convergence } from './process';

const observed = (changed: object = {}) =>
  ObservationRecorded({ ...ObservationRecorded.sample, differences: [], ...changed });
const having = (classification: Difference['classification']) =>
  observed({ differences: [{ ...sampleDifference, classification }] });
const configured = { type: 'project.configured', data: { project: 'checkout' } } as const;
const converged = {
  type: 'environment.converged',
  data: { project: 'checkout', environment: 'prod', intentRevision: 1 },
} as const;
const establishes = [
  { do: 'send', command: { command: 'establish-convergence', project: 'checkout', environment: 'prod' } },
];
const nothing = [{ do: 'ignore', because: expect.any(String) as string }];

describe('convergence', () => {
  it('is looked into when a detector finds the environment as declared', () => {
    expect(whatProcessDoes(convergence, observed())).toEqual(establishes);
  });

  it.each(['declared-variance', 'excepted'] as const)(
    'is not hindered by a difference that is %s',
    (classification) => {
      expect(whatProcessDoes(convergence, having(classification))).toEqual(establishes);
    },
  );

  it.each(['drift', 'pending', 'unknown'] as const)(
    'is out of the question with a difference that is %s',
    (classification) => {
      expect(whatProcessDoes(convergence, having(classification))).toEqual(nothing);
    },
  );

  it.each(['partial', 'error'])('never comes from an observation that is %s', (completeness) => {
    expect(whatProcessDoes(convergence, observed({ completeness }))).toEqual(nothing);
  });

  it('needs an intent', () => {
    expect(whatProcessDoes(convergence, observed({ intentRevision: 0 }))).toEqual(nothing);
  });

  it('is established once for an intent', () => {
    expect(whatProcessDoes(convergence, observed(), converged, observed())).toEqual(nothing);
    expect(whatProcessDoes(convergence, observed(), converged, observed({ intentRevision: 2 }))).toEqual(establishes);
  });

  it('is looked into again when a silence is over, if a detector waits for others', () => {
    const closed = FindingClosed(FindingClosed.sample);
    expect(whatProcessDoes(convergence, observed(), closed)).toEqual(establishes);
    expect(whatProcessDoes(convergence, observed(), converged, closed)).toEqual(nothing);
    expect(whatProcessDoes(convergence, closed)).toEqual(nothing);
  });

  it('is looked into again when the project expects other detectors', () => {
    expect(whatProcessDoes(convergence, observed(), configured)).toEqual(establishes);
    expect(whatProcessDoes(convergence, observed(), converged, configured)).toEqual(nothing);
  });
});
