import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { OverlayProposed } from '../../events';
import { environment } from '../../evolve';
import { nothingKnown } from '../../intent/variance-facts';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import { proposalIdOf } from '../../overlay/propose-changes';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, proposed } from '../../testing/histories';
import { sampleConfiguration } from '../../testing/samples';
import { RevertOverlay } from './command';
import { revertOverlay } from './decide';

const facts: OverlayFacts = { configuration: sampleConfiguration, release: undefined, variance: nothingKnown };
const psp = { 'web.endpoints.psp': 'https://psp.example' };
const memory = { 'databases.orders.settings.work_mem': '8MB' };
/** Version 1 has twelve replicas, 2 an endpoint beside them, 3 two replicas and more memory. */
const history = [
  proposed(),
  approved(),
  proposed('o-2', 1, psp),
  approved('o-2', 2, { 'web.replicas': 12, ...psp }),
  proposed('o-3', 2, { 'web.replicas': 2, ...memory }),
  approved('o-3', 3, { 'web.replicas': 2, ...psp, ...memory }),
];
const command = (version: number) => new RevertOverlay(by('olga'), 'checkout', 'prod', version, 'it was better');
const revert = (version: number, known = facts) => {
  return (state: Environment) => revertOverlay(command(version), state, known);
};
const wayBack = (version: number, changes: Record<string, unknown>) =>
  OverlayProposed({
    project: 'checkout',
    environment: 'prod',
    proposalId: proposalIdOf(command(version)),
    baseVersion: 3,
    changes,
    reason: 'it was better',
    proposer: 'olga',
    reverts: version,
  });

describe('reverting an overlay', () => {
  it('proposes what was then, for exactly the keys that differ', () => {
    const nothing = { 'databases.orders.settings.work_mem': null };
    given(environment, ...history)
      .when(revert(2))
      .then(wayBack(2, { 'web.replicas': 12, ...nothing }));
    given(environment, ...history)
      .when(revert(1))
      .then(wayBack(1, { 'web.replicas': 12, 'web.endpoints.psp': null, ...nothing }));
  });

  it('can go back to nothing at all', () => {
    given(environment, ...history)
      .when(revert(0))
      .then(
        wayBack(0, { 'web.replicas': null, 'web.endpoints.psp': null, 'databases.orders.settings.work_mem': null }),
      );
  });

  it('refuses the version that is in force, and one that never was', () => {
    const state = history.reduce(environment.evolve, environment.initial);
    expect(revert(3)(state)).toEqual(new Refusal('overlay-unchanged', { environment: 'prod' }, '/version'));
    expect(revert(4)(state)).toEqual(
      new Refusal('no-such-overlay-version', { environment: 'prod', version: 4, current: 3 }, '/version'),
    );
  });

  it('refuses values that are no longer allowed', () => {
    const rule = { type: 'integer', maximum: 4, owner: 'web-team', why: 'load differs' };
    const variance = { ...sampleConfiguration.variance, 'web.replicas': rule };
    const stricter = { ...facts, configuration: { ...sampleConfiguration, variance } };
    const state = history.reduce(environment.evolve, environment.initial);
    expect(revert(2, stricter)(state)).toMatchObject({ code: 'variance-not-allowed', pointer: '/version' });
  });
});
