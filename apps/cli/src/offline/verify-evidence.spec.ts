import { digestOf } from '@ledgerline/kernel';
import { readPublicKey } from '@ledgerline/platform/sigstore';
import { SigningKey } from '@ledgerline/platform/signing';
import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Expected } from './verify-evidence';
import { verifyEvidence } from './verify-evidence';

const nothing: Expected = { keys: [], digests: [], artifacts: new Map() };
const web = `sha256:${'a'.repeat(64)}`;
const statement = (result: string) => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ digest: { sha256: web.slice(7) } }],
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
  predicate: { result },
});
const { privateKey } = generateKeyPairSync('ed25519');
const key = SigningKey.read(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
if (typeof key === 'string') throw new Error(key);
const server = { name: 'server.pem', ...key.publicKey };
const signed = (result: string) =>
  JSON.stringify(key.signEnvelope('application/vnd.in-toto+json', Buffer.from(JSON.stringify(statement(result)))));

const verify = (document: string, expected: Partial<Expected> = {}) =>
  verifyEvidence('file', Buffer.from(document), { ...nothing, ...expected });

describe('verifying evidence without a server', () => {
  it('says who signed it, and about what', async () => {
    expect(await verify(signed('PASSED'), { keys: [server], digests: [web] })).toMatchObject({
      verified: true,
      kind: 'in-toto',
      format: 'dsse',
      subjects: [web],
      signers: [{ name: 'server.pem' }],
    });
  });

  it.each<[string, string, Partial<Expected>, string]>([
    ['is signed by nobody who was named', signed('PASSED'), {}, 'signature-not-trusted'],
    [
      'is about something else',
      signed('PASSED'),
      { keys: [server], digests: [`sha256:${'b'.repeat(64)}`] },
      'evidence-for-another-digest',
    ],
    ['says that something failed', signed('FAILED'), { keys: [server] }, 'failed'],
    ['is not signed though a key was named', JSON.stringify(statement('PASSED')), { keys: [server] }, 'not-signed'],
    ['is a report of failures', '<testsuite><testcase><failure/></testcase></testsuite>', {}, 'failed'],
    [
      'contradicts itself',
      '<testsuite><testcase name="a"/><testcase name="a"><error/></testcase></testsuite>',
      {},
      'contradicting-outcomes',
    ],
  ])('does not verify what %s', async (_what, document, expected, code) => {
    expect(await verify(document, expected)).toMatchObject({ verified: false, readable: true, code });
  });

  it('verifies reports and statements that nobody has to have signed', async () => {
    expect(await verify('<testsuite><testcase/></testsuite>')).toMatchObject({ verified: true, kind: 'junit' });
    expect(await verify(JSON.stringify(statement('PASSED')))).toMatchObject({
      verified: true,
      format: 'bare',
      signers: [],
    });
  });

  it('cannot read what is no evidence, and says why in the words of the server', async () => {
    expect(await verify('all green')).toMatchObject({
      verified: false,
      readable: false,
      code: 'invalid-evidence',
      because: 'this cannot be judged as in-toto: it is no JSON',
    });
    expect(await verify('{"a":1,"a":2}')).toMatchObject({
      readable: false,
      because: expect.stringContaining('(at /a)') as string,
    });
  });
});

const fixtures = join(__dirname, '../../../../../shared/fixtures/signed-evidence');
if (!existsSync(fixtures)) process.stderr.write(`skipped: what cosign signed is not at ${fixtures}\n`);

(existsSync(fixtures) ? describe : describe.skip)('verifying what cosign signed', () => {
  const bytesOf = (file: string) => readFileSync(join(fixtures, file));
  const expected = (): Expected => {
    const cosign = readPublicKey(bytesOf('cosign.pub').toString());
    if (typeof cosign === 'string') throw new Error(cosign);
    const artifact = bytesOf('artifact.txt');
    const digest = digestOf(artifact);
    return { keys: [{ name: 'cosign.pub', ...cosign }], digests: [digest], artifacts: new Map([[digest, artifact]]) };
  };
  const files = ['01-sign-blob.sigstore.json', '03-attest.sigstore.json', '05-attest.dsse-envelope.json'];

  it.each(files)('%s verifies, and not when a byte is changed', async (file) => {
    const bytes = bytesOf(file);
    const given = expected();
    expect(await verifyEvidence(file, bytes, given)).toMatchObject({
      verified: true,
      signers: [{ name: 'cosign.pub' }],
    });
    const same = JSON.stringify(JSON.parse(bytes.toString()));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        const { verified } = await verifyEvidence(file, changed, given);
        if (verified) expect(JSON.stringify(JSON.parse(changed.toString()))).toBe(same);
      }),
      { numRuns: 1_000 },
    );
  });

  it('needs the bytes that a signature is over', async () => {
    const { keys } = expected();
    expect(await verifyEvidence('01', bytesOf(files[0] ?? ''), { ...nothing, keys })).toMatchObject({
      verified: false,
      code: 'artifact-bytes-missing',
    });
  });
});
