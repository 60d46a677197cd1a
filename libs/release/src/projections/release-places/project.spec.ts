import { EnvironmentConverged, IntentDeclared } from '@ledgerline/environment';
import { rowsAfter } from '@ledgerline/testing';
import { releasePlaces } from './project';

const v84 = IntentDeclared.sample.document.release.id;
const declared = (intentRevision: number, id = v84) => {
  const document = { ...IntentDeclared.sample.document, release: { id, alias: 'v84' } };
  return IntentDeclared({ ...IntentDeclared.sample, intentRevision, document });
};
const converged = (intentRevision: number) => EnvironmentConverged({ ...EnvironmentConverged.sample, intentRevision });

describe('places of releases', () => {
  it('are one for every intent, so that the past stays known', () => {
    expect(rowsAfter(releasePlaces, declared(1), declared(2, `sha256:${'c'.repeat(64)}`))).toMatchObject([
      { intentRevision: 1, releaseId: v84, declaredAt: '2026-01-01T00:00:00.000Z', position: '0' },
      { intentRevision: 2, releaseId: `sha256:${'c'.repeat(64)}`, position: '1' },
    ]);
  });

  it('say when the release was first found there', () => {
    const [row] = rowsAfter(releasePlaces, declared(1), converged(1), converged(1));
    expect(row?.converged).toEqual({ at: '2026-01-01T00:01:00.000Z', position: '1' });
  });

  it('do not come from a convergence alone', () => {
    expect(rowsAfter(releasePlaces, converged(1))).toEqual([]);
  });
});
