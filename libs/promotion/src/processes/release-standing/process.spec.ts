import { whatProcessDoes } from '@ledgerline/testing';
import { ReleaseRejected, ReleaseRejectionLifted, StandingGatesEvaluated, StandingStateReached } from '../../events';
import { digest } from '../../testing/samples';
import { releaseStandingProcess } from './process';

const releaseId = digest('b');
const stage = { project: 'checkout', environment: 'stage' };
const cut = { type: 'release.cut' as const, data: { project: 'checkout', releaseId, alias: 'v84' } };
const converged = {
  type: 'environment.converged' as const,
  data: { ...stage, intentRevision: 1, releaseId },
};
const attached = { type: 'evidence.attached', data: { project: 'checkout', releaseId } } as never;
const declared = (release: string) => ({
  type: 'intent.declared' as const,
  data: {
    ...{ ...stage, intentRevision: 2, intentHash: digest('2'), document: { release: { id: release } } },
    because: { proposalId: 'o-1' },
  },
});
const finding = { type: 'finding.closed' as const, data: { ...stage, findingId: 'DR-1' } };
const observed = { type: 'observation.recorded' as const, data: { ...stage, detector: 'flagd' } };
const evaluated = (gate: string, holds: boolean, earliest?: string) => {
  const result = { gate, holds, because: 'so', unblockedBy: [], ...(earliest !== undefined && { earliest }) };
  return StandingGatesEvaluated({ ...StandingGatesEvaluated.sample, state: 'stage-approved', gates: [result] });
};
const reached = StandingStateReached({ ...StandingStateReached.sample, state: 'stage-approved' });

const evaluates = [{ do: 'send', command: { command: 'evaluate-standing', project: 'checkout', releaseId } }];
const ignores = (because: string) => [{ do: 'ignore', because }];
const stateAfter = (...events: readonly object[]) =>
  events.reduce<ReturnType<typeof releaseStandingProcess.evolve>>(
    (state, event) => releaseStandingProcess.evolve(state, event as never),
    releaseStandingProcess.initial,
  );

describe('the standing of a release', () => {
  it('is evaluated from its cut on, whenever evidence comes or it converges', () => {
    expect(whatProcessDoes(releaseStandingProcess, cut)).toEqual(evaluates);
    expect(whatProcessDoes(releaseStandingProcess, cut, attached)).toEqual(evaluates);
    expect(whatProcessDoes(releaseStandingProcess, cut, converged)).toEqual(evaluates);
  });

  it('is evaluated at the instant at which a gate may come to hold', () => {
    const at = '2026-01-01T02:00:00.000Z';
    expect(whatProcessDoes(releaseStandingProcess, cut, evaluated('soak', false, at))).toEqual([
      { do: 'wake', name: 'stage-approved', at },
    ]);
    expect(whatProcessDoes(releaseStandingProcess, cut, { type: 'wake', name: 'stage-approved', at })).toEqual(
      evaluates,
    );
  });

  it('is evaluated when findings move where it is, while a state is still to be reached', () => {
    const pending = [cut, converged, evaluated('no-open-drift', false)] as const;
    expect(whatProcessDoes(releaseStandingProcess, ...pending, finding)).toEqual(evaluates);
    expect(whatProcessDoes(releaseStandingProcess, ...pending, observed)).toEqual(evaluates);
    expect(whatProcessDoes(releaseStandingProcess, ...pending, reached, finding)).toEqual(
      ignores('every state is reached'),
    );
    expect(whatProcessDoes(releaseStandingProcess, ...pending, reached, observed)).toEqual(
      ignores('no gate waits for an observation'),
    );
  });

  it('is evaluated when somebody rejects the release, and when that is lifted', () => {
    for (const event of [
      ReleaseRejected(ReleaseRejected.sample),
      ReleaseRejectionLifted(ReleaseRejectionLifted.sample),
    ]) {
      expect(whatProcessDoes(releaseStandingProcess, cut, converged, event)).toEqual(evaluates);
      expect(releaseStandingProcess.correlate(event)).toEqual(releaseStandingProcess.correlate(cut));
    }
  });

  it('is evaluated once more when another release takes its place, and then left in peace', () => {
    expect(whatProcessDoes(releaseStandingProcess, cut, converged, declared(digest('c')))).toEqual(evaluates);
    expect(whatProcessDoes(releaseStandingProcess, cut, converged, declared(releaseId))).toEqual(
      ignores('the release stays where it is'),
    );
    expect(releaseStandingProcess.follows(stateAfter(cut, converged))).toEqual([
      'project:checkout',
      'environment:checkout:stage',
    ]);
    expect(releaseStandingProcess.follows(stateAfter(cut, converged, declared(digest('c'))))).toEqual([]);
  });

  it('does not change for what it does not remember', () => {
    const state = stateAfter(cut, converged);
    for (const event of [attached, converged, finding, declared(releaseId)] as object[]) {
      expect(releaseStandingProcess.evolve(state, event as never)).toBe(state);
    }
    expect(releaseStandingProcess.evolve(releaseStandingProcess.initial, finding as never)).toBe(
      releaseStandingProcess.initial,
    );
  });
});
