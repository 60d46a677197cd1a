import { rowsAfter } from '@ledgerline/testing';
import { EvidenceAttached, ReleaseAliasClaimed, ReleaseCut } from '../../events';
import type { StateReached } from '../../foreign-events';
import { dossierAsOf, placesOf } from './as-of';
import { releaseDossier } from './project';

const { releaseId, content, involved } = ReleaseCut.sample;
const cut = ReleaseCut(ReleaseCut.sample);
const called = (alias: string) => ReleaseAliasClaimed({ project: 'checkout', alias, releaseId });
const attached = EvidenceAttached(EvidenceAttached.sample);
const reached = (state: string): StateReached => ({
  type: 'standing.state-reached',
  data: { project: 'checkout', releaseId, state },
});
const olga = { kind: 'person', id: 'olga' };
const row = {
  project: 'checkout',
  releaseId,
  alias: 'v84',
  aliases: ['v84'],
  content,
  buildIds: ['b-1'],
  involved,
  cutAt: '2026-01-01T00:00:00.000Z',
  cutBy: olga,
  evidence: [],
  states: [],
  position: '0',
};

describe('the dossier of a release', () => {
  it('begins with what it is made of and who cut it', () => {
    expect(rowsAfter(releaseDossier, cut)).toEqual([row]);
  });

  it('knows every name, also one that was claimed a moment before the release was there', () => {
    const [known] = rowsAfter(releaseDossier, called('v84'), cut, called('v84'), called('golden'));
    expect(known?.aliases).toEqual(['v84', 'golden']);
  });

  it('collects evidence with when and by whom it was attached', () => {
    const { evidenceId, kind, suite, environment, verdict, summary, blob, subjects } = EvidenceAttached.sample;
    const evidence = { evidenceId, kind, suite, environment, verdict, summary, blob, subjects };
    const when = { at: '2026-01-01T00:01:00.000Z', position: '1', by: olga };
    expect(rowsAfter(releaseDossier, cut, attached)).toEqual([{ ...row, evidence: [{ ...evidence, ...when }] }]);
  });

  it('shows who signed a statement, what it is and what it says of itself', () => {
    const said = {
      kind: 'slsa-provenance' as const,
      format: 'dsse' as const,
      predicateType: 'https://slsa.dev/provenance/v1',
      signers: [{ name: 'ci', fingerprint: `sha256:${'9'.repeat(64)}` }],
      ranAt: '2026-01-01T00:00:00.000Z',
      detail: { flaky: 1 },
    };
    const [known] = rowsAfter(releaseDossier, cut, EvidenceAttached({ ...EvidenceAttached.sample, ...said }));
    expect(known?.evidence).toMatchObject([said]);
  });

  it('collects the states that it reached, each once', () => {
    const [known] = rowsAfter(
      releaseDossier,
      cut,
      reached('dev-approved'),
      reached('prod-approved'),
      reached('dev-approved'),
    );
    expect(known?.states.map(({ state, position }) => [state, position])).toEqual([
      ['prod-approved', '2'],
      ['dev-approved', '3'],
    ]);
  });

  it('does not come from anything but the cut', () => {
    expect(rowsAfter(releaseDossier, called('v84'), attached, reached('dev-approved'))).toEqual([]);
  });
});

describe('the dossier at a moment', () => {
  const [known] = rowsAfter(releaseDossier, cut, attached, reached('dev-approved'));
  if (known === undefined) throw new Error('no row');

  it('is a candidate with what had happened by then', () => {
    expect(dossierAsOf(known, undefined)).toMatchObject({
      evidence: [{ position: '1' }],
      states: [{ state: 'candidate' }, { state: 'dev-approved' }],
    });
    expect(dossierAsOf(known, { position: 1n })).toMatchObject({ evidence: [{}], states: [{ state: 'candidate' }] });
    expect(dossierAsOf(known, { instant: '2026-01-01T00:00:30.000Z' })).toMatchObject({ evidence: [] });
  });

  it('is not there before the release was cut', () => {
    expect(dossierAsOf(known, { instant: '2025-12-31T23:59:59.999Z' })).toBeUndefined();
  });

  it('shows a release as found only from the moment at which it was', () => {
    const place = {
      project: 'checkout',
      environment: 'prod',
      intentRevision: 3,
      releaseId,
      declaredAt: '2026-01-01T00:03:00.000Z',
      position: '3',
      converged: { at: '2026-01-01T00:04:00.000Z', position: '4' },
    };
    const elsewhere = { ...place, environment: 'dev', releaseId: 'another' };
    const shown = { environment: 'prod', intentRevision: 3, declaredAt: '2026-01-01T00:03:00.000Z' };
    expect(placesOf(releaseId, [place, elsewhere], undefined)).toEqual([
      { ...shown, convergedAt: '2026-01-01T00:04:00.000Z' },
    ]);
    expect(placesOf(releaseId, [place], { position: 3n })).toEqual([{ ...shown, convergedAt: null }]);
  });
});
