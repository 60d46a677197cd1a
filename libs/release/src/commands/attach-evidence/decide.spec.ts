import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { EvidenceAttached, ReleaseCut } from '../../events';
import { release } from '../../evolve';
import type { OfferedEvidence } from './command';
import { AttachEvidence } from './command';
import type { Shown } from './decide';
import { attachEvidence, describeEvidence, placeOf } from './decide';

const cause = { commandId: 'c-1', actor: { kind: 'service', id: 'ci' }, causationId: '', correlationId: '' } as const;
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const cut = ReleaseCut({
  ...ReleaseCut.sample,
  content: {
    ...ReleaseCut.sample.content,
    artifacts: {
      web: { digest: digest('b'), repository: 'ghcr.io/acme/web' },
      worker: { digest: digest('a'), repository: 'ghcr.io/acme/worker' },
    },
  },
});
const judged: Shown = { verdict: 'passed', summary: { tests: 2, failures: 0, errors: 0, skipped: 0 } };
const unit: OfferedEvidence = { kind: 'junit', suite: 'unit', document: '<testsuite/>' };

function describing(evidence: OfferedEvidence, blob = digest('e'), shown = judged) {
  const command = new AttachEvidence(cause, 'checkout', 'v84', evidence);
  return describeEvidence(command, shown, blob, { status: 'cut', ...cut.data, evidence: new Map() });
}

function described(evidence: OfferedEvidence, blob?: string): EvidenceAttached['data'] {
  const data = describing(evidence, blob);
  if (data instanceof Refusal) throw new Error(data.code);
  return data;
}

describe('describing evidence', () => {
  it('is for every artifact of the release unless it says for which', () => {
    expect(described(unit).subjects).toEqual([digest('a'), digest('b')]);
    expect(described({ ...unit, subjects: [digest('b'), digest('b')] }).subjects).toEqual([digest('b')]);
  });

  it('refuses a digest that is not in the release', () => {
    expect(describing({ ...unit, subjects: [digest('a'), digest('f')] })).toEqual(
      new Refusal('evidence-for-another-digest', { subject: digest('f'), release: 'v84' }, '/subjects/1'),
    );
  });

  it('has the same id for the same run and document, and another for anything else', () => {
    const id = described(unit).evidenceId;
    expect(described({ ...unit, subjects: [digest('b'), digest('a')] }).evidenceId).toBe(id);
    expect(described(unit, digest('d')).evidenceId).not.toBe(id);
    expect(described({ ...unit, suite: 'integration' }).evidenceId).not.toBe(id);
    expect(described({ ...unit, environment: 'dev' }).evidenceId).not.toBe(id);
    expect(described({ ...unit, subjects: [digest('a')] }).evidenceId).not.toBe(id);
  });

  it('is for what the document names, if it names anything', () => {
    const naming = (...letters: readonly string[]) => ({
      ...judged,
      named: letters.map((letter, index) => ({
        digest: digest(letter),
        pointer: `/document/subject/${String(index)}`,
      })),
    });
    const about = (shown: Shown, subjects?: readonly string[]) =>
      describing({ ...unit, ...(subjects && { subjects }) }, undefined, shown);
    expect(about(naming('b'))).toMatchObject({ subjects: [digest('b')] });
    expect(about(naming('b', 'a'))).toMatchObject({ subjects: [digest('a'), digest('b')] });
    expect(about(naming('b', 'a'), [digest('a')])).toMatchObject({ subjects: [digest('a')] });
    expect(about(naming('b', 'f'))).toEqual(
      new Refusal('evidence-for-another-digest', { subject: digest('f'), release: 'v84' }, '/document/subject/1'),
    );
    expect(about(naming('b'), [digest('a')])).toMatchObject({
      code: 'evidence-for-another-digest',
      pointer: '/subjects/0',
    });
    expect(about(naming('a'))).not.toHaveProperty('named');
  });

  it('must have run in an environment of the project, if in any', () => {
    const shape = { components: {}, databases: {}, datasets: {}, environments: { dev: {} } };
    const ranIn = (environment?: string) =>
      placeOf(new AttachEvidence(cause, 'checkout', 'v84', { ...unit, ...(environment && { environment }) }), shape);
    expect(ranIn()).toBeUndefined();
    expect(ranIn('dev')).toBe('dev');
    expect(ranIn('prod')).toMatchObject({ code: 'no-such-environment', pointer: '/environment' });
  });
});

describe('attaching evidence', () => {
  const attached = described(unit);

  it('records it with our verdict', () => {
    given(release, cut)
      .when((state) => attachEvidence(attached, state))
      .then(EvidenceAttached({ ...attached, verdict: 'passed' }));
  });

  it('changes nothing the second time', () => {
    given(release, cut, EvidenceAttached(attached))
      .when((state) => attachEvidence(attached, state))
      .thenNothing();
  });

  it('refuses a release that was never cut', () => {
    given(release)
      .when((state) => attachEvidence(attached, state))
      .thenRefused('no-such-release', { project: 'checkout', release: attached.releaseId });
  });
});
