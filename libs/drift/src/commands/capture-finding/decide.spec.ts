import { refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import type { Difference } from '../../difference';
import { sampleDifference } from '../../difference';
import { FindingCaptureProposed, FindingOpened, ObservationRecorded } from '../../events';
import { drift } from '../../evolve';
import { observation } from '../../observation';
import type { Drift } from '../../state';
import { CaptureFinding } from './command';
import type { Surroundings } from './decide';
import { captureFinding } from './decide';

const cause = { commandId: 'c', actor: { kind: 'person', id: 'olga' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const lastSeen = (...differences: readonly Difference[]) =>
  observation.evolve(
    observation.initial,
    ObservationRecorded({ ...ObservationRecorded.sample, differences: [...differences] }),
  );
const surroundings: Surroundings = {
  latest: lastSeen(sampleDifference),
  captureOf: () => ({ key: 'web.replicas', value: 4 }),
  forbids: () => undefined,
  proposalId: 'o-1',
  proposalCommandId: 'c-1',
};
const capture =
  (changed: Partial<Surroundings> = {}) =>
  (state: Drift) =>
    captureFinding(
      new CaptureFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'the sale is on'),
      { ...surroundings, ...changed },
      state,
    );

describe('capturing a finding', () => {
  it('proposes what was seen last as the overlay', () => {
    given(drift, opened).when(capture()).then(FindingCaptureProposed(FindingCaptureProposed.sample));
  });

  it('proposes to take a key out without asking whether the value may vary', () => {
    const takingOut = { captureOf: () => ({ key: 'web.replicas', value: null }), forbids: () => forbidden };
    given(drift, opened)
      .when(capture(takingOut))
      .then(FindingCaptureProposed({ ...FindingCaptureProposed.sample, changes: { 'web.replicas': null } }));
  });

  const forbidden = refuse('variance-not-allowed', { key: 'web.replicas', owner: 'web-team' });

  it('refuses what the variance rules do not allow', () => {
    given(drift, opened)
      .when(capture({ forbids: () => forbidden }))
      .thenRefused('variance-not-allowed', { key: 'web.replicas', owner: 'web-team' });
  });

  it('refuses what only a release can declare', () => {
    given(drift, opened)
      .when(capture({ captureOf: () => undefined }))
      .thenRefused('nothing-to-capture', { resource: 'flag new-pricing', path: '/targeting' });
  });

  it.each([
    ['was not seen again', lastSeen()],
    ['is pending', lastSeen({ ...sampleDifference, classification: 'pending' })],
    ['was never seen', observation.initial],
  ])('refuses a difference that %s', (_, latest) => {
    given(drift, opened)
      .when(capture({ latest }))
      .thenRefused('no-longer-observed', { findingId: 'DR-7f3c9a1e', detector: 'artifacts' });
  });
});
