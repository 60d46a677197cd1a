import { digestOf, Refusal } from '@ledgerline/kernel';
import { ReleaseApplication } from '../../testing/release-application';
import { CutRelease } from '../cut-release/command';
import { RecordBuild } from '../record-build/command';
import type { OfferedEvidence } from './command';
import { AttachEvidence } from './command';

const digest = `sha256:${'a'.repeat(64)}`;
const document = '<testsuite name="unit"><testcase name="adds"/></testsuite>';
const unit: OfferedEvidence = { kind: 'junit', suite: 'unit', document };

describe('attaching evidence', () => {
  let app: ReleaseApplication;
  let releaseId: string;

  beforeAll(async () => {
    app = await ReleaseApplication.start();
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    const artifacts = [{ reference: `ghcr.io/acme/web@${digest}` }];
    await app.execute(new RecordBuild(app.cause(), 'checkout', { component: 'web', artifacts, source, builder: 'ci' }));
    const cut = await app.execute(new CutRelease(app.cause(), 'checkout', { artifacts: { web: digest } }, 'v84'));
    if (cut instanceof Refusal) throw new Error(cut.code);
    releaseId = cut.releaseId;
  });
  afterAll(() => app.stop());

  const attach = (evidence: OfferedEvidence, release = 'v84') =>
    app.execute(new AttachEvidence(app.cause(), 'checkout', release, evidence));

  it('puts the document into the ledger first, then the verdict', async () => {
    const answer = await attach(unit);
    const summary = { tests: 1, failures: 0, errors: 0, skipped: 0 };
    expect(answer).toMatchObject({ releaseId, verdict: 'passed', summary, changed: true });
    const [stored, attached] = (await app.events()).slice(-2);
    expect(stored).toMatchObject({ type: 'blob.stored', stream: `blob-${digestOf(document).slice(7)}` });
    expect(attached).toMatchObject({
      type: 'evidence.attached',
      data: { blob: digestOf(document), subjects: [digest] },
    });
  });

  it('changes nothing the second time, whatever name the release goes by', async () => {
    const before = await app.types();
    expect(await attach(unit)).toMatchObject({ changed: false });
    expect(await attach(unit, releaseId)).toMatchObject({ changed: false });
    expect(await attach(unit, releaseId.slice(7))).toMatchObject({ changed: false });
    expect(await app.types()).toEqual(before);
  });

  it.each<[string, OfferedEvidence, string, string | undefined]>([
    ['a report that is none', { ...unit, document: 'all green' }, 'invalid-evidence', '/document'],
    ['a report with entities', { ...unit, document: `<!DOCTYPE a>${document}` }, 'invalid-evidence', '/document'],
    [
      'a report without measure',
      { ...unit, document: document.padEnd(1024 * 1024 + 1) },
      'invalid-evidence',
      '/document',
    ],
    [
      'another digest',
      { ...unit, subjects: [`sha256:${'f'.repeat(64)}`] },
      'evidence-for-another-digest',
      '/subjects/0',
    ],
    ['an environment of nobody', { ...unit, environment: 'moon' }, 'no-such-environment', '/environment'],
  ])('refuses %s and writes nothing', async (_what, evidence, code, pointer) => {
    const before = await app.types();
    expect(await attach(evidence)).toMatchObject({ code, pointer });
    expect(await app.types()).toEqual(before);
  });

  it.each(['v85', '7f3c9a1e', 'sha256:abc', '../v84'])('knows no release by "%s"', async (name) => {
    expect(await attach(unit, name)).toEqual(new Refusal('no-such-release', { project: 'checkout', release: name }));
  });
});
