import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { OverlayProposed } from '../../events';
import { environment } from '../../evolve';
import type { OverlayChanges } from '../../overlay/next-overlay';
import { nothingKnown } from '../../intent/variance-facts';
import type { OverlayFacts } from '../../overlay/overlay-facts';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { approved, declared, proposed } from '../../testing/histories';
import { sampleConfiguration, sampleRelease } from '../../testing/samples';
import { ProposeOverlay } from './command';
import { proposalIdOf } from '../../overlay/propose-changes';
import { proposeOverlay } from './decide';

const undeclared: OverlayFacts = { configuration: sampleConfiguration, release: undefined, variance: nothingKnown };
const facts: OverlayFacts = { configuration: sampleConfiguration, release: sampleRelease, variance: nothingKnown };

const command = (changes: OverlayChanges, where = 'prod') =>
  new ProposeOverlay(by('olga'), 'checkout', where, changes, 'load differs');
const propose = (changes: OverlayChanges, known = undeclared, where = 'prod') => {
  return (state: Environment) => proposeOverlay(command(changes, where), state, known);
};
const event = (changes: Record<string, unknown>, baseVersion = 0) =>
  OverlayProposed({
    project: 'checkout',
    environment: 'prod',
    proposalId: proposalIdOf(command(changes)),
    baseVersion,
    changes,
    reason: 'load differs',
    proposer: 'olga',
  });
const replicas = { 'web.replicas': 14 };

describe('proposing an overlay', () => {
  it('waits for somebody else, and changes nothing', () => {
    given(environment).when(propose(replicas)).then(event(replicas));
  });

  it('is made against the overlay in force', () => {
    given(environment, proposed(), approved(), declared()).when(propose(replicas, facts)).then(event(replicas, 1));
  });

  it('says which finding it captures', () => {
    const captures = new ProposeOverlay(by('olga'), 'checkout', 'prod', replicas, 'load differs', 'DR-1');
    given(environment)
      .when((state) => proposeOverlay(captures, state, undeclared))
      .then(OverlayProposed({ ...event(replicas).data, findingId: 'DR-1' }));
  });

  it('can take a value out', () => {
    const out = { 'web.replicas': null };
    given(environment, proposed(), approved()).when(propose(out)).then(event(out, 1));
  });

  it('keeps the other values in mind', () => {
    const inside = { 'web.endpoints.psp': 'https://psp.example' };
    const rules = { 'web.*': { owner: 'ops', why: 'they differ' } };
    const loose = { ...undeclared, configuration: { ...sampleConfiguration, variance: rules } };
    given(environment, proposed(), approved('o-1', 1, { 'web.endpoints': {} }))
      .when((state) => {
        const outcome = propose(inside, loose)(state);
        expect(outcome).toMatchObject({ pointer: '/changes/web.endpoints.psp' });
        return outcome instanceof Refusal ? new Refusal(outcome.code, outcome.facts) : outcome;
      })
      .thenRefused('overlay-keys-overlap', { key: 'web.endpoints.psp', other: 'web.endpoints' });
  });

  it.each<[string, OverlayChanges, OverlayFacts, Partial<Refusal>]>([
    [
      'out of bounds',
      { 'web.replicas': 400 },
      facts,
      {
        code: 'variance-not-allowed',
        pointer: '/changes/web.replicas',
        facts: {
          key: 'web.replicas',
          environment: 'prod',
          rule: 'web.replicas',
          owner: 'web-team',
          because: 'the value must be <= 40',
        },
      },
    ],
    ['that is allowed elsewhere', { 'flags.new-pricing': true }, facts, { code: 'variance-not-allowed' }],
    ['of a component that there is not', { 'api.replicas': 2 }, undeclared, { code: 'overlay-key-unknown' }],
    [
      'of a database that there is not',
      { 'databases.users.settings.work_mem': '1' },
      undeclared,
      { code: 'overlay-key-unknown' },
    ],
    ['of a flag that the release does not have', { 'flags.sale': true }, facts, { code: 'overlay-key-unknown' }],
    [
      'that there was not',
      { 'web.replicas': null },
      undeclared,
      { code: 'overlay-key-not-set', pointer: '/changes/web.replicas' },
    ],
    [
      'that is too large',
      { 'databases.orders.settings.a~/b': 'x'.repeat(9000) },
      undeclared,
      {
        code: 'overlay-value-too-large',
        pointer: '/changes/databases.orders.settings.a~0~1b',
        facts: { key: 'databases.orders.settings.a~/b', bytes: 9002, limit: 8192 },
      },
    ],
    [
      'that is a secret by its form',
      { 'web.endpoints.psp': 'https://web:hunter2@psp.example' },
      facts,
      {
        code: 'secret-in-value',
        pointer: '/changes/web.endpoints.psp',
        facts: { key: 'web.endpoints.psp', form: 'a URL with a password' },
      },
    ],
    [
      'that is a secret by its name',
      { 'databases.orders.settings.token': ['a', 'b'] },
      undeclared,
      { code: 'secret-in-value', pointer: '/changes/databases.orders.settings.token/0' },
    ],
    [
      'in a project without configuration',
      replicas,
      { ...undeclared, configuration: undefined },
      { code: 'project-not-configured' },
    ],
  ])('refuses a value %s', (_, changes, known, refusal) => {
    expect(propose(changes, known)(environment.initial)).toMatchObject(refusal);
  });

  it('refuses an environment that there is not', () => {
    given(environment)
      .when(propose(replicas, undeclared, 'moon'))
      .thenRefused('no-such-environment', { project: 'checkout', environment: 'moon' });
  });

  it('refuses more than fits into an intent', () => {
    const large = Object.fromEntries(
      Array.from({ length: 17 }, (_, index) => [`databases.orders.settings.s${String(index)}`, 'x'.repeat(8000)]),
    );
    expect(propose(large)(environment.initial)).toMatchObject({ code: 'overlay-too-large', facts: { limit: 131_072 } });
  });

  it('refuses another one where too many wait already', () => {
    const waiting = Array.from({ length: 200 }, (_, index) => proposed(`o-${String(index)}`));
    const state = waiting.reduce(environment.evolve, environment.initial);
    expect(propose(replicas)(state)).toMatchObject({ code: 'too-many-proposals', facts: { limit: 200 } });
    expect(propose(replicas)(environment.evolve(state, approved('o-7')))).toMatchObject([{ type: 'overlay.proposed' }]);
  });

  it('never tells the secret that it refuses', () => {
    const outcome = propose({ 'web.endpoints.psp': 'https://web:hunter2@psp.example' })(environment.initial);
    expect(JSON.stringify(outcome)).not.toContain('hunter2');
  });

  it('refuses what is in force already', () => {
    const same = { 'web.replicas': 12 };
    const { overlay } = [proposed(), approved()].reduce(environment.evolve, environment.initial);
    expect(propose(same)({ ...environment.initial, overlay })).toEqual(
      new Refusal('overlay-unchanged', { environment: 'prod' }, '/changes'),
    );
  });
});
