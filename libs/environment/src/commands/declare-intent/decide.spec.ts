import { contentDigest } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { AutomationPaused, IntentWithheld } from '../../events';
import { environment } from '../../evolve';
import { nothingKnown } from '../../intent/variance-facts';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, declared, proposed, sampleIntent } from '../../testing/histories';
import { sampleConfiguration, sampleRelease } from '../../testing/samples';
import type { Baseline } from './command';
import { DeclareIntent } from './command';
import { declareIntent } from './decide';

const facts: OverlayFacts = { configuration: sampleConfiguration, release: sampleRelease, variance: nothingKnown };
const planHash = `sha256:${'3'.repeat(64)}`;
const first: Baseline = { intentRevision: 0, overlayVersion: 0 };

interface Planned {
  readonly baseline?: Baseline;
  readonly proposedIntent?: string;
  readonly promotionId?: string;
  readonly where?: string;
  readonly authorization?: number;
  readonly rollback?: boolean;
}

const declare = (planned: Planned = {}, known = facts) => {
  const {
    baseline = first,
    proposedIntent = contentDigest(sampleIntent()),
    promotionId = 'p-1',
    where = 'prod',
    authorization,
    rollback,
  } = planned;
  const { releaseId } = sampleRelease;
  const command = new DeclareIntent(
    by('promotion', 'system'),
    'checkout',
    where,
    promotionId,
    planHash,
    releaseId,
    baseline,
    proposedIntent,
    authorization,
    rollback,
  );
  return (state: Environment) => declareIntent(command, state, known);
};

describe('declaring an intent', () => {
  it('makes the environment what was planned', () => {
    given(environment).when(declare()).then(declared());
  });

  it('brings the overlay in force along', () => {
    const document = sampleIntent({ 'web.replicas': 12 }, 1);
    const planned = {
      promotionId: 'p-2',
      baseline: { intentRevision: 1, overlayVersion: 1 },
      proposedIntent: contentDigest(document),
    };
    given(environment, declared(), proposed(), approved())
      .when(declare(planned))
      .then(declared(2, 'p-2', document));
  });

  it('changes nothing when the same promotion repeats it, whatever happened since', () => {
    given(environment, declared()).when(declare()).thenNothing();
    given(environment, declared(), declared(2, 'p-2')).when(declare()).thenNothing();
  });

  it('refuses what was withheld, and takes the promotion’s next authorisation', () => {
    const withheld = IntentWithheld(IntentWithheld.sample);
    given(environment, withheld)
      .when(declare({ authorization: 1 }))
      .thenRefused('authorization-withdrawn', { promotionId: 'p-1' });
    given(environment, withheld)
      .when(declare({ authorization: 2 }))
      .then(declared());
    given(environment, withheld)
      .when(declare({ authorization: 1, promotionId: 'p-2' }))
      .then(declared(1, 'p-2'));
  });

  it('pauses automatic promotion with a rollback, once', () => {
    const paused = AutomationPaused({ ...AutomationPaused.sample, reason: 'rolled back to v84' });
    given(environment)
      .when(declare({ rollback: true }))
      .then(declared(), paused);
    given(environment, paused)
      .when(declare({ rollback: true }))
      .then(declared());
    given(environment, declared(), paused)
      .when(declare({ rollback: true }))
      .thenNothing();
  });

  it('refuses when another intent was declared meanwhile', () => {
    given(environment, declared())
      .when(declare({ promotionId: 'p-2' }))
      .thenRefused('baseline-moved', {
        environment: 'prod',
        intentRevision: 0,
        overlayVersion: 0,
        current: 'intent 1 and overlay 0',
      });
  });

  it('refuses when the overlay changed meanwhile', () => {
    given(environment, proposed(), approved()).when(declare()).thenRefused('baseline-moved', {
      environment: 'prod',
      intentRevision: 0,
      overlayVersion: 0,
      current: 'intent 0 and overlay 1',
    });
  });

  it('refuses when the same steps lead somewhere else now', () => {
    const proposedIntent = `sha256:${'9'.repeat(64)}`;
    given(environment)
      .when(declare({ proposedIntent }))
      .thenRefused('plan-moved', { approved: proposedIntent, current: contentDigest(sampleIntent()) });
  });

  it('refuses a release that there is not', () => {
    given(environment)
      .when(declare({}, { ...facts, release: undefined }))
      .thenRefused('no-such-release', { release: sampleRelease.releaseId, project: 'checkout' });
  });

  it('refuses an environment that there is not', () => {
    given(environment)
      .when(declare({ where: 'moon' }))
      .thenRefused('no-such-environment', { project: 'checkout', environment: 'moon' });
  });

  it('refuses an overlay that is no longer allowed', () => {
    const stricter = { ...facts, configuration: { ...sampleConfiguration, variance: {} } };
    const { overlay } = [proposed(), approved()].reduce(environment.evolve, environment.initial);
    const planned = declare({ baseline: { intentRevision: 0, overlayVersion: 1 } }, stricter);
    expect(planned({ ...environment.initial, overlay })).toMatchObject({ code: 'variance-not-allowed' });
  });
});
