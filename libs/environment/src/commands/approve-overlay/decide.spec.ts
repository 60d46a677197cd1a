import type { Cause } from '@ledgerline/kernel';
import { contentDigest } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { IntentDeclared, OverlayRejected, OverlayReviewWithdrawn } from '../../events';
import { environment } from '../../evolve';
import { nothingKnown } from '../../intent/variance-facts';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, declared, proposed, reviewed, sampleIntent, superseded } from '../../testing/histories';
import { sampleConfiguration, sampleRelease } from '../../testing/samples';
import { ApproveOverlay } from './command';
import { approveOverlay } from './decide';

const undeclared: OverlayFacts = { configuration: sampleConfiguration, release: undefined, variance: nothingKnown };
const facts: OverlayFacts = { ...undeclared, release: sampleRelease };
const memory = 'databases.orders.settings.work_mem';
const both = { 'web.replicas': 12, [memory]: '8MB' };
const mei = { person: 'mei', owners: ['orders-team'], keys: [memory] };
const ana = { person: 'ana', owners: ['web-team'], keys: ['web.replicas'] };

const approve = (
  cause: Cause = by('ana'),
  known = undeclared,
  proposalId = 'o-1',
  groups: readonly string[] = ['web-team'],
) => {
  return (state: Environment) =>
    approveOverlay(new ApproveOverlay(cause, 'checkout', 'prod', proposalId, groups), state, known);
};
const approveAs = (who: string, ...groups: readonly string[]) => approve(by(who), undeclared, 'o-1', groups);

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
    const keys = ['web.endpoints.psp', 'web.replicas'];
    given(environment, proposed(), approved(), proposed('o-2', 1, { 'web.replicas': null, 'web.endpoints.psp': psp }))
      .when(approve(by('ana'), undeclared, 'o-2'))
      .then(approved('o-2', 2, { 'web.endpoints.psp': psp }, { ...ana, keys }));
  });

  it('changes nothing when it is repeated', () => {
    given(environment, proposed(), approved()).when(approve()).thenNothing();
    given(environment, proposed('o-1', 0, both), reviewed())
      .when(approve())
      .thenNothing();
    given(environment, proposed('o-1', 0, both), reviewed(), approved('o-1', 1, both, ana, mei))
      .when(approve())
      .thenNothing();
  });

  it('refuses a service', () => {
    given(environment, proposed())
      .when(approve(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('refuses a proposal that was decided', () => {
    given(environment, proposed(), approved())
      .when(approveAs('mei', 'web-team'))
      .thenRefused('proposal-closed', { status: 'approved', person: 'ana' });
    const rejected = OverlayRejected({ ...OverlayRejected.sample, proposalId: 'o-1', rejecter: 'ana' });
    given(environment, proposed(), rejected)
      .when(approve())
      .thenRefused('proposal-closed', { status: 'rejected', person: 'ana' });
    given(environment, proposed(), proposed('o-2'), approved(), superseded())
      .when(approve(by('ana'), undeclared, 'o-2'))
      .thenRefused('proposal-closed', { status: 'superseded', person: 'o-1' });
  });

  it('refuses values that are no longer allowed', () => {
    const stricter = {
      ...sampleConfiguration,
      variance: { 'web.replicas': { type: 'integer', maximum: 4, owner: 'web-team', why: 'load differs' } },
    };
    given(environment, proposed())
      .when(approve(by('ana'), { ...undeclared, configuration: stricter }))
      .thenRefused('variance-not-allowed', {
        key: 'web.replicas',
        environment: 'prod',
        rule: 'web.replicas',
        owner: 'web-team',
        because: 'the value must be <= 4',
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

describe('the owners of what an overlay changes', () => {
  it('are asked one by one, and the last word puts it into force', () => {
    given(environment, proposed('o-1', 0, both))
      .when(approve())
      .then(reviewed());
    given(environment, proposed('o-1', 0, both), reviewed())
      .when(approveAs('mei', 'orders-team'))
      .then(approved('o-1', 1, both, ana, mei));
  });

  it('may be one person who answers for all of it', () => {
    given(environment, proposed('o-1', 0, both))
      .when(approveAs('ana', 'web-team', 'orders-team'))
      .then(
        approved('o-1', 1, both, {
          person: 'ana',
          owners: ['web-team', 'orders-team'],
          keys: [memory, 'web.replicas'],
        }),
      );
  });

  it('may be named, instead of a group', () => {
    const rule = { type: 'integer', owner: 'mei', why: 'hers' };
    const hers = { ...undeclared, configuration: { ...sampleConfiguration, variance: { 'web.replicas': rule } } };
    given(environment, proposed())
      .when(approve(by('mei'), hers, 'o-1', []))
      .then(approved('o-1', 1, { 'web.replicas': 12 }, { person: 'mei', owners: ['mei'], keys: ['web.replicas'] }));
    given(environment, proposed())
      .when(approve(by('ana'), hers))
      .thenRefused('not-in-group', { person: 'ana', groups: 'mei' });
  });

  it('are the only ones whose word counts', () => {
    given(environment, proposed())
      .when(approveAs('mei', 'orders-team'))
      .thenRefused('not-in-group', { person: 'mei', groups: 'web-team' });
  });

  it('are not who proposed it, under whatever name', () => {
    given(environment, proposed())
      .when(approveAs('olga', 'web-team'))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'web-team' });
    const people = { olga: { aliases: ['olga-gh', 'o@acme.example'] } };
    const named = { ...undeclared, configuration: { ...sampleConfiguration, people } };
    for (const alias of ['olga-gh', 'OLGA', 'O@acme.example']) {
      given(environment, proposed())
        .when(approve(by(alias), named))
        .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'web-team' });
    }
  });

  it('are one person under several names', () => {
    const people = { ana: { aliases: ['ana-gh'] } };
    const named = { ...undeclared, configuration: { ...sampleConfiguration, people } };
    given(environment, proposed('o-1', 0, both), reviewed())
      .when(approve(by('ana-gh'), named))
      .thenNothing();
  });

  it('take nothing back when they say yes again, for other owners', () => {
    const people = { ana: { aliases: ['ana-gh'] } };
    const batch = { type: 'integer', owner: 'data-team', why: 'amounts differ' };
    const variance = { ...sampleConfiguration.variance, 'web.batch': batch };
    const named = { ...undeclared, configuration: { ...sampleConfiguration, people, variance } };
    const all = { person: 'ana', owners: ['web-team', 'orders-team'], keys: [memory, 'web.replicas'] };
    given(environment, proposed('o-1', 0, both), reviewed())
      .when(approve(by('ana-gh'), named, 'o-1', ['orders-team']))
      .then(approved('o-1', 1, both, all));
    const three = { ...both, 'web.batch': 4 };
    given(environment, proposed('o-1', 0, three), reviewed())
      .when(approve(by('ana-gh'), named, 'o-1', ['orders-team']))
      .then(reviewed('o-1', all));
  });

  it('do not count if they turn out to be who proposed it', () => {
    const people = { olga: { aliases: ['ana'] } };
    const later = { ...undeclared, configuration: { ...sampleConfiguration, people } };
    given(environment, proposed('o-1', 0, both), reviewed())
      .when(approve(by('mei'), later, 'o-1', ['orders-team']))
      .then(reviewed('o-1', mei));
  });

  it('are asked again once they took their word back', () => {
    const withdrawn = OverlayReviewWithdrawn({ ...OverlayReviewWithdrawn.sample, proposalId: 'o-1' });
    given(environment, proposed('o-1', 0, both), reviewed(), withdrawn)
      .when(approveAs('mei', 'orders-team'))
      .then(reviewed('o-1', mei));
  });

  it('are those of the rules as they are now', () => {
    const rules = sampleConfiguration.variance;
    const moved = { ...rules, 'web.replicas': { ...rules['web.replicas'], owner: 'platform', why: 'moved' } };
    const later = { ...undeclared, configuration: { ...sampleConfiguration, variance: moved } };
    given(environment, proposed('o-1', 0, both), reviewed())
      .when(approve(by('mei'), later, 'o-1', ['orders-team']))
      .then(reviewed('o-1', mei));
  });

  it('are anybody else for a key that no rule covers any more', () => {
    const { 'web.replicas': _gone, ...rest } = sampleConfiguration.variance;
    const fewer = { ...undeclared, configuration: { ...sampleConfiguration, variance: rest } };
    const out = proposed('o-2', 1, { 'web.replicas': null });
    const zed = { person: 'zed', owners: [], keys: ['web.replicas'] };
    given(environment, proposed(), approved(), out)
      .when(approve(by('zed'), fewer, 'o-2', []))
      .then(approved('o-2', 2, {}, zed));
    given(environment, proposed(), approved(), out)
      .when(approve(by('olga'), fewer, 'o-2', []))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'those who may approve' });
  });

  it('are asked for their keys, where others of it are anybody’s', () => {
    const { 'web.replicas': _gone, ...rest } = sampleConfiguration.variance;
    const fewer = { ...undeclared, configuration: { ...sampleConfiguration, variance: rest } };
    const mixed = proposed('o-2', 1, { 'web.replicas': null, [memory]: '8MB' });
    const zed = { person: 'zed', owners: [], keys: ['web.replicas'] };
    given(environment, proposed(), approved(), mixed)
      .when(approve(by('zed'), fewer, 'o-2', []))
      .then(reviewed('o-2', zed));
  });
});

describe('several proposals', () => {
  const psp = { 'web.endpoints.psp': 'https://psp.example' };
  const withPsp = { 'web.replicas': 12, ...psp };
  const pspReview = { person: 'ana', owners: ['web-team'], keys: ['web.endpoints.psp'] };

  it('merge, where they change different keys', () => {
    given(environment, proposed(), proposed('o-2', 0, psp), approved())
      .when(approve(by('ana'), undeclared, 'o-2'))
      .then(approved('o-2', 2, withPsp, pspReview));
  });

  it('supersede those that change the same', () => {
    const other = proposed('o-2', 0, { 'web.replicas': 3, ...psp });
    given(environment, proposed(), other, proposed('o-3', 0, psp))
      .when(approve())
      .then(approved(), superseded());
  });

  it('supersede those that change what lies inside of what they change', () => {
    const rules = { 'web.*': { owner: 'web-team', why: 'they differ' } };
    const loose = { ...undeclared, configuration: { ...sampleConfiguration, variance: rules } };
    const inside = proposed('o-2', 0, { 'web.endpoints.psp': 'x' });
    given(environment, proposed('o-1', 0, { 'web.endpoints': {} }), inside)
      .when(approve(by('ana'), loose))
      .then(approved('o-1', 1, { 'web.endpoints': {} }, { ...pspReview, keys: ['web.endpoints'] }), superseded());
  });

  it('are refused where the same keys changed, and nobody noted then that they are superseded', () => {
    given(environment, proposed(), proposed('o-2'), approved())
      .when(approve(by('ana'), undeclared, 'o-2'))
      .thenRefused('overlay-moved', { base: 0, current: 1 });
    const out = [proposed('o-3', 1, { 'web.replicas': null }), approved('o-3', 2, {}, ana)];
    given(environment, proposed(), proposed('o-2'), approved(), ...out)
      .when(approve(by('ana'), undeclared, 'o-2'))
      .thenRefused('overlay-moved', { base: 0, current: 2 });
  });
});
