import type { Actor } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ReleaseRejected, ReleaseRejectionLifted } from '../../events';
import { rejectionOf, rejections, type Rejections } from '../../rejections';
import { aPerson, aService, causeOf } from '../../testing/histories';
import { digest } from '../../testing/samples';
import { RejectRelease } from './command';
import { rejectRelease } from './decide';

const { project, releaseId, reason } = ReleaseRejected.sample;
const facts = { releaseId, known: ['dev', 'stage', 'prod'] };
const reject = (environments?: readonly string[], actor: Actor = aPerson('ana')) => {
  const command = new RejectRelease(causeOf(actor), project, 'v84', reason, environments);
  return (state: Rejections) => rejectRelease(command, facts, state);
};
const rejected = (environments?: string[]) =>
  ReleaseRejected({ ...ReleaseRejected.sample, ...(environments && { environments }) });
const lifted = ReleaseRejectionLifted(ReleaseRejectionLifted.sample);

describe('rejecting a release', () => {
  it('says who rejects it and why, everywhere or for some environments', () => {
    given(rejections).when(reject()).then(rejected());
    given(rejections)
      .when(reject(['stage', 'prod']))
      .then(rejected(['prod', 'stage']));
  });

  it('says it once', () => {
    given(rejections, rejected()).when(reject()).thenNothing();
    given(rejections, rejected(['prod', 'stage']))
      .when(reject(['stage', 'prod']))
      .thenNothing();
  });

  it('adds to what was rejected before and never takes from it', () => {
    given(rejections, rejected(['prod']))
      .when(reject(['dev']))
      .then(rejected(['dev', 'prod']));
    given(rejections, rejected(['prod']))
      .when(reject())
      .then(rejected());
    given(rejections, rejected())
      .when(reject(['dev']))
      .thenNothing();
  });

  it('begins anew when it was lifted', () => {
    given(rejections, rejected(), lifted)
      .when(reject(['dev']))
      .then(rejected(['dev']));
  });

  it('is refused to a service', () => {
    given(rejections).when(reject(undefined, aService)).thenRefused('not-a-person', { principal: 'ci' });
  });

  it('is refused for an environment that there is not, saying which', () => {
    given(rejections)
      .when(reject(['dev', 'moon']))
      .thenRefused('no-such-environment', { project, environment: 'moon' }, '/environments/1');
  });
});

describe('a rejected release', () => {
  const after = (...events: readonly Parameters<typeof rejections.evolve>[1][]) =>
    events.reduce(rejections.evolve, rejections.initial);

  it('goes nowhere, or not where it was rejected', () => {
    expect(rejectionOf(after(rejected()), releaseId)).toMatchObject({ person: 'ana', reason });
    expect(rejectionOf(after(rejected()), releaseId, 'dev')).toBeDefined();
    expect(rejectionOf(after(rejected(['prod'])), releaseId, 'prod')).toBeDefined();
    expect(rejectionOf(after(rejected(['prod'])), releaseId, 'dev')).toBeUndefined();
    expect(rejectionOf(after(rejected(['prod'])), releaseId)).toBeUndefined();
  });

  it('is that release and no other, until it is lifted', () => {
    expect(rejectionOf(after(rejected()), digest('c'), 'dev')).toBeUndefined();
    expect(rejectionOf(after(rejected(), lifted), releaseId, 'dev')).toBeUndefined();
  });
});
