import { refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import type { CaptureProposal } from '../../capture/proposal';
import type { OverlayChange } from '../../compare/domain';
import type { Difference } from '../../difference';
import { sampleDifference } from '../../difference';
import { FindingCaptureProposed, FindingOpened, FindingReleaseProposed, ObservationRecorded } from '../../events';
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
const proposed = (proposal: Partial<CaptureProposal>, change?: OverlayChange): ReturnType<Surroundings['propose']> => ({
  ...{ target: 'nothing', says: 'it is built', document: '', patch: [], diff: '', statements: [] },
  ...proposal,
  change,
});
const surroundings: Surroundings = {
  latest: lastSeen(sampleDifference),
  propose: () => proposed({ target: 'overlay' }, { key: 'web.replicas', value: 4 }),
  secretIn: () => undefined,
  proposalId: 'o-1',
  proposalCommandId: 'c-1',
  releaseId: FindingReleaseProposed.sample.releaseId,
  intentRevision: 1,
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

  it('proposes to take a key out', () => {
    given(drift, opened)
      .when(capture({ propose: () => proposed({ target: 'overlay' }, { key: 'web.replicas', value: null }) }))
      .then(FindingCaptureProposed({ ...FindingCaptureProposed.sample, changes: { 'web.replicas': null } }));
  });

  it('proposes it for the next release where no overlay may say so', () => {
    const { patch } = FindingReleaseProposed.sample;
    const change = { key: 'web.timeout_ms', value: 900 };
    given(drift, opened)
      .when(
        capture({ propose: () => proposed({ target: 'release', patch: patch as CaptureProposal['patch'] }, change) }),
      )
      .then(FindingReleaseProposed({ ...FindingReleaseProposed.sample, proposalId: 'o-1' }));
  });

  it('refuses what may be a secret, whoever would declare it', () => {
    const secret = refuse('secret-in-value', { key: 'web.token', because: 'of its name' });
    for (const target of ['overlay', 'release'] as const) {
      const propose = () => proposed({ target }, { key: 'web.token', value: 'x' });
      given(drift, opened)
        .when(capture({ propose, secretIn: () => secret }))
        .thenRefused('secret-in-value', { key: 'web.token', because: 'of its name' });
    }
  });

  it('refuses what has to be built', () => {
    given(drift, opened)
      .when(capture({ propose: () => proposed({}) }))
      .thenRefused('nothing-to-capture', {
        ...{ resource: 'flag new-pricing', path: '/targeting', because: 'it is built' },
      });
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
