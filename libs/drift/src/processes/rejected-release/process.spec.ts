import { whatProcessDoes } from '@ledgerline/testing';
import { findingIdOf } from '../../finding-id';
import { rejectedReleaseProcess } from './process';
import { rejectionDifference } from './rejection-difference';

const project = 'checkout';
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const releaseId = digest('b');
const declared = (environment: string, id = releaseId, alias = 'v84', intentRevision = 3) => ({
  type: 'intent.declared' as const,
  data: { project, environment, intentRevision, document: { release: { id, alias } } },
});
const rejected = (...environments: string[]) => ({
  type: 'release.rejected' as const,
  data: { project, releaseId, person: 'ana', reason: 'loses orders', ...(environments.length > 0 && { environments }) },
});
const lifted = { type: 'release.rejection-lifted' as const, data: { project, releaseId } };
const difference = (environment: string) =>
  rejectionDifference(environment, 'v84', { person: 'ana', reason: 'loses orders' });
const opens = (environment: string) => ({
  do: 'send',
  command: expect.objectContaining({
    ...{ command: 'open-finding', project, environment, detector: 'ledger', intentRevision: 3 },
    difference: difference(environment),
  }) as unknown,
});
const closes = (environment: string) => ({
  do: 'send',
  command: expect.objectContaining({
    ...{ command: 'close-finding', environment, findingId: findingIdOf(difference(environment).fingerprint) },
  }) as unknown,
});
const nothing = [{ do: 'ignore', because: 'the release is not where it must not be' }];

describe('a rejected release', () => {
  it('is a finding wherever it is declared', () => {
    expect(whatProcessDoes(rejectedReleaseProcess, declared('stage'), declared('prod'), rejected())).toEqual([
      opens('stage'),
      opens('prod'),
    ]);
  });

  it('is one only where it was rejected for', () => {
    expect(whatProcessDoes(rejectedReleaseProcess, declared('stage'), declared('prod'), rejected('prod'))).toEqual([
      opens('prod'),
    ]);
    expect(whatProcessDoes(rejectedReleaseProcess, declared('stage'), rejected('prod'))).toEqual(nothing);
  });

  it('is none where it is not any more, or when it is let go', () => {
    const other = declared('prod', digest('c'), 'v85', 4);
    expect(whatProcessDoes(rejectedReleaseProcess, declared('prod'), other, rejected())).toEqual(nothing);
    expect(whatProcessDoes(rejectedReleaseProcess, declared('prod'), rejected(), other)).toEqual([closes('prod')]);
    expect(whatProcessDoes(rejectedReleaseProcess, declared('prod'), rejected(), lifted)).toEqual([closes('prod')]);
  });

  it('is one also where it is declared after it was rejected', () => {
    expect(whatProcessDoes(rejectedReleaseProcess, rejected(), declared('prod'))).toEqual([opens('prod')]);
  });

  it('hears of what else is declared where it is', () => {
    expect(rejectedReleaseProcess.correlate(declared('prod'))).toEqual({
      instance: `checkout:${releaseId}`,
      following: ['environment:checkout:prod'],
    });
    const state = rejectedReleaseProcess.evolve(rejectedReleaseProcess.initial, {
      ...declared('prod'),
      recordedAt: '',
    });
    expect(rejectedReleaseProcess.follows(state)).toEqual(['environment:checkout:prod']);
  });
});
