import { deriveId, digestOf, Refusal } from '@ledgerline/kernel';
import { SigningKey } from '@ledgerline/platform/signing';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseApplication } from '../../testing/release-application';
import { CutRelease } from '../cut-release/command';
import { RecordBuild } from '../record-build/command';
import { StoreBlob } from '../store-blob/command';
import type { OfferedEvidence } from './command';
import { AttachEvidence } from './command';

const digest = `sha256:${'a'.repeat(64)}`;
const document = '<testsuite name="unit"><testcase name="adds"/></testsuite>';
const unit: OfferedEvidence = { kind: 'junit', suite: 'unit', document };

const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'web', digest: { sha256: 'a'.repeat(64) } }],
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
  predicate: { result: 'PASSED', passedTests: ['adds'] },
};
const keys = { ci: aKey(), night: aKey() };
const trust = { ci: { key: keys.ci.publicKey.pem } };
const envelope = (said: object, by: keyof typeof keys) =>
  JSON.stringify(keys[by].signEnvelope('application/vnd.in-toto+json', Buffer.from(JSON.stringify(said))));
const signed = (said: object, by: keyof typeof keys): OfferedEvidence => ({
  kind: 'in-toto',
  suite: 'signed',
  document: envelope(said, by),
});

function aKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = SigningKey.read(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  if (typeof key === 'string') throw new Error(key);
  return key;
}

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

  const attach = (evidence: OfferedEvidence, release = 'v84', cause = app.cause()) =>
    app.execute(new AttachEvidence(cause, 'checkout', release, evidence));

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

  it('has the id that it always had', async () => {
    const id = deriveId('evidence', 'checkout', releaseId, 'junit', 'unit', '', digestOf(document), digest);
    expect(await attach(unit)).toMatchObject({ evidenceId: id });
  });

  it('changes nothing the second time, whatever name the release goes by', async () => {
    const before = await app.types();
    expect(await attach(unit)).toMatchObject({ changed: false });
    expect(await attach(unit, releaseId)).toMatchObject({ changed: false });
    expect(await attach(unit, releaseId.slice(7))).toMatchObject({ changed: false });
    expect(await app.types()).toEqual(before);
  });

  it('takes a document that was stored before, and stores it no second time', async () => {
    const report = Buffer.from('<testsuite><testcase name="stored"/></testsuite>');
    const stored = await app.execute(new StoreBlob(app.cause(), report, 'application/xml'));
    if (stored instanceof Refusal) throw new Error(stored.code);
    const before = await app.types();
    const answer = await attach({ kind: 'junit', suite: 'unit', blob: stored.digest });
    expect(answer).toMatchObject({ verdict: 'passed', blob: stored.digest });
    expect((await app.types()).slice(before.length)).toEqual(['evidence.attached']);
  });

  it.each<[string, Partial<OfferedEvidence> & Pick<OfferedEvidence, 'kind' | 'document'>, object]>([
    [
      'CTRF',
      {
        kind: 'ctrf',
        document: JSON.stringify({
          results: {
            summary: { tests: 1, passed: 1, failed: 0, pending: 0, skipped: 0, other: 0, start: 1_764_000_000_000 },
            tests: [{ name: 'a', status: 'passed', flaky: true }],
          },
        }),
      },
      { verdict: 'passed', detail: { flaky: 1 }, ranAt: '2025-11-24T16:00:00.000Z' },
    ],
    [
      'SARIF',
      {
        kind: 'sarif',
        document: `\ufeff${JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{ level: 'error' }] }] })}`,
      },
      { verdict: 'failed', summary: { failures: 1 } },
    ],
    [
      'a statement that nobody signed',
      { kind: 'in-toto', document: JSON.stringify(statement) },
      { verdict: 'passed', format: 'bare', predicateType: statement.predicateType },
    ],
    [
      'SLSA provenance',
      {
        kind: 'slsa-provenance',
        document: JSON.stringify({
          ...statement,
          predicateType: 'https://slsa.dev/provenance/v1',
          predicate: {
            buildDefinition: { buildType: 'x', externalParameters: {} },
            runDetails: { builder: { id: 'y' } },
          },
        }),
      },
      { verdict: 'passed', format: 'bare', predicateType: 'https://slsa.dev/provenance/v1' },
    ],
  ])('judges %s', async (suite, evidence, told) => {
    expect(await attach({ suite, ...evidence })).toMatchObject(told);
    expect((await app.events()).at(-1)).toMatchObject({ type: 'evidence.attached', data: told });
  });

  describe('that is signed', () => {
    it('says who signed it, of those that are trusted', async () => {
      await app.trusting({ ...trust, night: { key: keys.night.publicKey.pem } });
      const { fingerprint } = keys.ci.publicKey;
      expect(await attach(signed(statement, 'ci'))).toMatchObject({
        verdict: 'passed',
        format: 'dsse',
        signers: [{ name: 'ci', fingerprint }],
      });
      expect((await app.events()).at(-1)).toMatchObject({ data: { signers: [{ name: 'ci', fingerprint }] } });
    });

    it('is refused when nobody who is trusted signed it, and trusting them is enough', async () => {
      await app.trusting(trust);
      const other = { ...statement, predicate: { result: 'WARNED' } };
      const before = await app.types();
      expect(await attach(signed(other, 'night'))).toMatchObject({
        code: 'signature-not-trusted',
        facts: { carried: keys.night.publicKey.fingerprint, known: 'ci' },
        pointer: '/document',
      });
      expect(await app.types()).toEqual(before);
      await app.trusting({ ...trust, night: { key: keys.night.publicKey.pem } });
      expect(await attach(signed(other, 'night'))).toMatchObject({ signers: [{ name: 'night' }] });
    });

    it('has the same id whoever is trusted, and a repeat is answered as the first time', async () => {
      await app.trusting(trust);
      const said = { ...statement, predicate: { result: 'PASSED', url: 'x' } };
      const cause = app.cause();
      const first = await attach(signed(said, 'ci'), 'v84', cause);
      if (first instanceof Refusal) throw new Error(first.code);
      const before = await app.types();
      await app.trusting({ main: { key: keys.ci.publicKey.pem } });
      expect(await attach(signed(said, 'ci'))).toEqual({ ...first, changed: false });
      await app.trusting({});
      expect(await attach(signed(said, 'ci'), 'v84', cause)).toEqual(first);
      expect(await attach(signed(said, 'ci'))).toMatchObject({ code: 'signature-not-trusted' });
      const configured = (await app.types()).slice(before.length).filter((type) => type !== 'project.configured');
      expect(configured).toEqual([]);
    });

    it('is refused when it was changed', async () => {
      await app.trusting(trust);
      const { payload, ...rest } = JSON.parse(envelope(statement, 'ci')) as { payload: string };
      const text = Buffer.from(payload, 'base64').toString().replace('PASSED', 'WARNED');
      const changed = JSON.stringify({ ...rest, payload: Buffer.from(text).toString('base64') });
      expect(await attach({ kind: 'in-toto', suite: 'signed', document: changed })).toMatchObject({
        code: 'signature-invalid',
        pointer: '/document',
      });
    });

    it('is about its subjects: evidence for another digest is refused', async () => {
      await app.trusting(trust);
      const foreign = { ...statement, subject: [...statement.subject, { digest: { sha256: 'f'.repeat(64) } }] };
      expect(await attach(signed(foreign, 'ci'))).toMatchObject({
        code: 'evidence-for-another-digest',
        facts: { subject: `sha256:${'f'.repeat(64)}` },
        pointer: '/document/payload/subject/1/digest/sha256',
      });
    });
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
    ['nothing', { kind: 'junit', suite: 'unit' }, 'invalid-evidence', ''],
    ['a document twice', { ...unit, blob: digestOf(document) }, 'invalid-evidence', ''],
    [
      'a document of nobody',
      { kind: 'junit', suite: 'unit', blob: `sha256:${'9'.repeat(64)}` },
      'blob-missing',
      '/blob',
    ],
    ['XML for JSON', { ...unit, kind: 'ctrf' }, 'invalid-evidence', '/document'],
    [
      'a statement for a report',
      { ...unit, kind: 'sarif', document: JSON.stringify(statement) },
      'invalid-evidence',
      '/document/version',
    ],
    [
      'a test result for provenance',
      { ...unit, kind: 'slsa-provenance', document: JSON.stringify(statement) },
      'invalid-evidence',
      '/document/predicateType',
    ],
    ['a signed statement for a report', { ...signed(statement, 'ci'), kind: 'ctrf' }, 'invalid-evidence', '/document'],
    ['a key twice', { ...unit, kind: 'in-toto', document: '{"a":{"b":1,"b":2}}' }, 'invalid-evidence', '/document/a/b'],
    ['half a character', { ...unit, kind: 'in-toto', document: '{"a":"\\ud800"}' }, 'invalid-evidence', '/document/a'],
    [
      'a number out of range',
      { ...unit, kind: 'ctrf', document: '{"results":{"summary":{"tests":1e300}}}' },
      'invalid-evidence',
      '/document/results/summary/tests',
    ],
    [
      'a count that is none',
      {
        ...unit,
        kind: 'ctrf',
        document:
          '{"results":{"summary":{"tests":-1,"passed":0,"failed":0,"pending":0,"skipped":0,"other":0},"tests":[]}}',
      },
      'invalid-evidence',
      '/document/results/summary/tests',
    ],
    [
      'an outcome that is none',
      {
        ...unit,
        kind: 'ctrf',
        document:
          '{"results":{"summary":{"tests":1,"passed":0,"failed":0,"pending":0,"skipped":0,"other":0},"tests":[{"name":"a","status":"green"}]}}',
      },
      'invalid-evidence',
      '/document/results/tests/0/status',
    ],
    [
      'a test that passed and failed',
      { ...unit, document: '<testsuite><testcase name="a"/><testcase name="a"><error/></testcase></testsuite>' },
      'contradicting-outcomes',
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

const fixtures = join(__dirname, '../../../../../../shared/fixtures/signed-evidence');
if (!existsSync(fixtures)) process.stderr.write(`skipped: what cosign signed is not at ${fixtures}\n`);

(existsSync(fixtures) ? describe : describe.skip)('attaching what cosign signed', () => {
  let app: ReleaseApplication;
  const textOf = (file: string) => readFileSync(join(fixtures, file), 'utf8');
  const bytes = Buffer.from(existsSync(fixtures) ? textOf('artifact.txt') : '');
  const artifact = digestOf(bytes);

  beforeAll(async () => {
    app = await ReleaseApplication.start();
    await app.trusting({ cosign: { key: textOf('cosign.pub') } });
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    const artifacts = [{ reference: `ghcr.io/acme/web@${artifact}` }];
    await app.execute(new RecordBuild(app.cause(), 'checkout', { component: 'web', artifacts, source, builder: 'ci' }));
    await app.execute(new CutRelease(app.cause(), 'checkout', { artifacts: { web: artifact } }, 'v84'));
  });
  afterAll(() => app.stop());

  const attach = (kind: OfferedEvidence['kind'], file: string) =>
    app.execute(new AttachEvidence(app.cause(), 'checkout', 'v84', { kind, suite: 'build', document: textOf(file) }));

  it.each([
    ['in-toto', '03-attest.sigstore.json', 'sigstore-bundle'],
    ['slsa-provenance', '03-attest.sigstore.json', 'sigstore-bundle'],
    ['slsa-provenance', '05-attest.dsse-envelope.json', 'dsse'],
  ] as const)('takes it as %s: %s', async (kind, file, format) => {
    expect(await attach(kind, file)).toMatchObject({
      verdict: 'passed',
      format,
      predicateType: 'https://slsa.dev/provenance/v1',
      signers: [{ name: 'cosign' }],
    });
    expect((await app.events()).at(-1)).toMatchObject({ data: { subjects: [artifact] } });
  });

  it('takes a signature over an artifact once the ledger holds its bytes', async () => {
    expect(await attach('in-toto', '01-sign-blob.sigstore.json')).toMatchObject({
      code: 'artifact-bytes-missing',
      facts: { digest: artifact },
    });
    await app.execute(new StoreBlob(app.cause(), bytes, 'text/plain'));
    expect(await attach('in-toto', '01-sign-blob.sigstore.json')).toMatchObject({
      verdict: 'passed',
      format: 'sigstore-bundle',
      signers: [{ name: 'cosign' }],
    });
    expect(await attach('slsa-provenance', '01-sign-blob.sigstore.json')).toMatchObject({ code: 'invalid-evidence' });
  });
});
