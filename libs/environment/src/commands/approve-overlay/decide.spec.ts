import type { Cause } from '@ledgerline/kernel';
import { contentDigest } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { IntentDeclared, OverlayRejected } from '../../events';
import { environment } from '../../evolve';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, declared, proposed, sampleIntent } from '../../testing/histories';
import { sampleConfiguration, sampleRelease } from '../../testing/samples';
import { ApproveOverlay } from './command';
import { approveOverlay } from './decide';

const undeclared: OverlayFacts = { configuration: sampleConfiguration, release: undefined };
const facts: OverlayFacts = { configuration: sampleConfiguration, release: sampleRelease };
const approve = (cause: Cause = by('ana'), known = undeclared, proposalId = 'o-1') => {
  return (state: Environment) =>
    approveOverlay(new ApproveOverlay(cause, 'checkout', 'prod', proposalId), state, known);
};

describe('approving an overlay', () => {
  it('puts the values into force', () => {
    given(environment, proposed()).when(approve()).then(approved());
  });

  it('declares the next intent with it, where a release is declared', () => {
    const document = sampleIntent({ 'web.replicas': 12 }, 1);
    given(environment, declared(), proposed())
      .when(approve(by('ana'), facts))
      .then(
        approved(),
        IntentDeclared({
          project: 'checkout',
          environment: 'prod',
          intentRevision: 2,
          intentHash: contentDigest(document),
          document,
          because: { proposalId: 'o-1' },
        }),
      );
  });

  it('keeps what was in force and takes out what is to go', () => {
    const psp = 'https://psp.example';
    given(environment, proposed(), approved(), proposed('o-2', 1, { 'web.replicas': null, 'web.endpoints.psp': psp }))
      .when(approve(by('ana'), undeclared, 'o-2'))
      .then(approved('o-2', 2, { 'web.endpoints.psp': psp }));
  });

  it('changes nothing when it is repeated', () => {
    given(environment, proposed(), approved()).when(approve()).thenNothing();
  });

  it('refuses whoever proposed it', () => {
    given(environment, proposed())
      .when(approve(by('olga')))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer' });
  });

  it('refuses a service', () => {
    given(environment, proposed())
      .when(approve(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('refuses a proposal that was decided', () => {
    given(environment, proposed(), approved())
      .when(approve(by('mei')))
      .thenRefused('proposal-closed', { status: 'approved', person: 'ana' });
    const rejected = OverlayRejected({ ...OverlayRejected.sample, proposalId: 'o-1', rejecter: 'ana' });
    given(environment, proposed(), rejected)
      .when(approve())
      .thenRefused('proposal-closed', { status: 'rejected', person: 'ana' });
  });

  it('refuses a proposal against an overlay that has moved', () => {
    given(environment, proposed(), proposed('o-2'), approved())
      .when(approve(by('ana'), undeclared, 'o-2'))
      .thenRefused('overlay-moved', { base: 0, current: 1 });
  });

  it('refuses values that are no longer allowed', () => {
    const stricter = { ...sampleConfiguration, variance: {} };
    given(environment, proposed())
      .when(approve(by('ana'), { ...undeclared, configuration: stricter }))
      .thenRefused('variance-not-allowed', {
        key: 'web.replicas',
        environment: 'prod',
        rule: 'none',
        owner: 'the project’s administrators',
        because: 'no rule covers this key',
      });
  });

  it('refuses when another release was declared while it was looked at', () => {
    given(environment, declared(), proposed())
      .when(approve())
      .thenRefused('environment-moved', { environment: 'prod' });
  });

  it('refuses what was never proposed', () => {
    given(environment)
      .when(approve())
      .thenRefused('no-such-proposal', { project: 'checkout', environment: 'prod', proposalId: 'o-1' });
  });

  it('remembers who proposed the values that are in force', () => {
    const history = [proposed(), approved(), proposed('o-2', 1, { 'web.replicas': null }), approved('o-2', 2, {})];
    const after = (count: number) => history.slice(0, count).reduce(environment.evolve, environment.initial).proposers;
    expect([after(1), after(2), after(4)]).toEqual([{}, { 'web.replicas': 'olga' }, {}]);
  });
});
