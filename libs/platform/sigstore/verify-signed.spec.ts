import { digestOf } from '@ledgerline/kernel';
import { toDSSEBundle } from '@sigstore/bundle';
import { dsse } from '@sigstore/core';
import fc from 'fast-check';
import type { KeyObject } from 'node:crypto';
import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPublicKey, toPublicKey } from './public-key';
import { readSigned } from './read-signed';
import type { TrustedKey } from './trust';
import { verifyMessage, verifyPayload } from './verify-signed';

const TYPE = 'application/vnd.in-toto+json';
const pause = () => Promise.resolve();
const fixtures = join(__dirname, '../../../../shared/fixtures/signed-evidence');
const withFixtures = existsSync(fixtures) ? describe : describe.skip;
if (!existsSync(fixtures)) process.stderr.write(`skipped: what cosign signed is not at ${fixtures}\n`);

const pairs = {
  ecdsa: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ed25519: generateKeyPairSync('ed25519'),
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
type Kind = keyof typeof pairs;
const trusted = (...kinds: readonly Kind[]): readonly TrustedKey[] =>
  kinds.map((kind) => ({ name: kind, ...toPublicKey(pairs[kind].publicKey) }));

function signed(payload: string, key: KeyObject): string {
  const algorithm = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return sign(algorithm, dsse.preAuthEncoding(TYPE, Buffer.from(payload)), key).toString('base64');
}
const envelope = (payload: string, signatures: readonly { readonly by: Kind; readonly keyid?: string }[]) => ({
  payload: Buffer.from(payload).toString('base64'),
  payloadType: TYPE,
  signatures: signatures.map(({ by, keyid }) => ({
    sig: signed(payload, pairs[by].privateKey),
    ...(keyid !== undefined && { keyid }),
  })),
});

/** Names of those who signed it; why it does not count otherwise. */
async function signersOf(json: unknown, keys: readonly TrustedKey[], artifact?: Uint8Array): Promise<string> {
  const document = readSigned(json);
  if (document === undefined) return 'unsigned';
  if ('problem' in document) return 'unreadable';
  const verification =
    document.signs === 'payload'
      ? await verifyPayload(document, keys, pause)
      : await verifyMessage(document, artifact ?? Buffer.alloc(0), keys, pause);
  return verification.verified ? verification.signers.map(({ name }) => name).join() : verification.because;
}

describe('verifying signatures', () => {
  it.each(['ecdsa', 'ed25519', 'rsa'] as const)('finds out who signed by trying: %s', async (kind) => {
    expect(await signersOf(envelope('{}', [{ by: kind }]), trusted('ed25519', 'rsa', 'ecdsa'))).toBe(kind);
  });

  it('trusts nobody by default', async () => {
    expect(await signersOf(envelope('{}', [{ by: 'rsa' }]), [])).toBe('not-trusted');
    expect(await signersOf(envelope('{}', [{ by: 'rsa' }]), trusted('ecdsa'))).toBe('not-trusted');
  });

  it('names everybody of several who is trusted, each once', async () => {
    const several = envelope('{}', [{ by: 'rsa' }, { by: 'ecdsa' }, { by: 'rsa' }, { by: 'ed25519' }]);
    expect(await signersOf(several, trusted('ecdsa', 'rsa'))).toBe('rsa,ecdsa');
  });

  it('believes no key id: one that is untrue breaks the signature', async () => {
    const [ecdsa] = trusted('ecdsa');
    const said = (keyid: string) => signersOf(envelope('{}', [{ by: 'ecdsa', keyid }]), trusted('ecdsa', 'rsa'));
    expect(await said(ecdsa?.fingerprint ?? '')).toBe('ecdsa');
    expect(await said(ecdsa?.fingerprint.slice(7) ?? '')).toBe('ecdsa');
    expect(await said('ecdsa')).toBe('ecdsa');
    expect(await said('')).toBe('ecdsa');
    expect(await said('a'.repeat(64))).toBe('ecdsa');
    expect(await said('rsa')).toBe('broken');
    expect(await said('somebody')).toBe('broken');
  });

  it('calls a signature broken when the key that it names is trusted and did not make it', async () => {
    const changed = { ...envelope('{}', [{ by: 'ecdsa', keyid: 'ecdsa' }]), payload: 'e30K' };
    expect(await signersOf(changed, trusted('ecdsa'))).toBe('broken');
  });

  it('passes over what a transparency log adds, and does not trust certificates', async () => {
    const bundle = (material: object) => ({
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
      verificationMaterial: material,
      dsseEnvelope: envelope('{}', [{ by: 'ecdsa' }]),
    });
    const tlogEntries = [{ logIndex: '1', integratedTime: '1700000000' }];
    expect(await signersOf(bundle({ publicKey: { hint: 'ecdsa' }, tlogEntries }), trusted('ecdsa'))).toBe('ecdsa');
    expect(await signersOf(bundle({ publicKey: {} }), trusted('ecdsa'))).toBe('ecdsa');
    expect(await signersOf(bundle({ certificate: { rawBytes: 'AAAA' } }), trusted('ecdsa'))).toBe('unreadable');
    expect(await signersOf(bundle({}), trusted('ecdsa'))).toBe('unreadable');
  });

  it.each<[string, object]>([
    ['a member that is not known', { more: 1 }],
    ['no signature', { signatures: [] }],
    ['more signatures than anybody needs', { signatures: Array.from({ length: 17 }, () => ({ sig: 'AAAA' })) }],
    ['base64 of another alphabet', { payload: '-_8=' }],
    ['base64 in another spelling', { payload: 'e31=' }],
    ['something else for a payload', { payload: { a: 1 } }],
  ])('does not read an envelope with %s', async (_what, change) => {
    expect(await signersOf({ ...envelope('{}', [{ by: 'ecdsa' }]), ...change }, trusted('ecdsa'))).toBe('unreadable');
  });

  it('does not take other JSON for signed', async () => {
    for (const json of [null, [], 'x', 1, {}, { _type: 'x' }]) expect(await signersOf(json, [])).toBe('unsigned');
  });

  it('does not verify when anything is changed', async () => {
    const payload = '{"a":[1,2,3]}';
    const text = JSON.stringify(envelope(payload, [{ by: 'ed25519', keyid: 'ed25519' }]));
    await everyFlip(Buffer.from(text), 400, (json) => signersOf(json, trusted('ed25519', 'rsa')), 'ed25519');
  });

  it('makes what others read', async () => {
    const bundle = toDSSEBundle({
      artifact: Buffer.from('{}'),
      artifactType: TYPE,
      signature: Buffer.from(signed('{}', pairs.ecdsa.privateKey), 'base64'),
    });
    const { payload, signatures } = bundle.content.dsseEnvelope;
    const json = {
      payloadType: TYPE,
      payload: payload.toString('base64'),
      signatures: signatures.map(({ sig }) => ({ sig: sig.toString('base64') })),
    };
    expect(await signersOf(json, trusted('ecdsa'))).toBe('ecdsa');
  });
});

withFixtures('what cosign signed with a key of its own', () => {
  const bytesOf = (file: string) => readFileSync(join(fixtures, file));
  const jsonOf = (file: string) => JSON.parse(bytesOf(file).toString()) as unknown;
  const key = () => {
    const read = readPublicKey(bytesOf('cosign.pub').toString());
    if (typeof read === 'string') throw new Error(read);
    return [...trusted('rsa'), { name: 'ci', ...read }];
  };
  const files = ['01-sign-blob.sigstore.json', '03-attest.sigstore.json', '05-attest.dsse-envelope.json'];
  const signers = (json: unknown) => signersOf(json, key(), bytesOf('artifact.txt'));

  it.each(files)('%s verifies', async (file) => {
    expect(await signers(jsonOf(file))).toBe('ci');
    expect(await signersOf(jsonOf(file), trusted('ecdsa'), bytesOf('artifact.txt'))).toBe('not-trusted');
  });

  it('is over these bytes and no others', async () => {
    expect(await signersOf(jsonOf('01-sign-blob.sigstore.json'), key(), Buffer.from('hello release!\n'))).toBe(
      'broken',
    );
    expect(digestOf(bytesOf('artifact.txt'))).toMatch(/^sha256:7601f7e4/);
  });

  it.each(files)('%s does not verify when any byte is changed', async (file) => {
    await everyFlip(bytesOf(file), 3_000, signers, 'ci');
  });

  it('knows nothing of the bundles that cosign made before', async () => {
    expect(await signers(jsonOf('02-legacy.bundle.json'))).toBe('unsigned');
  });
});

/** Changes bits, and whole bytes, one at a time; what is left the same JSON has not changed. */
async function everyFlip(
  bytes: Buffer,
  runs: number,
  signers: (json: unknown) => Promise<string>,
  verified: string,
): Promise<void> {
  const same = JSON.stringify(JSON.parse(bytes.toString()));
  const place = fc.nat(bytes.length - 1);
  const bit = fc.tuple(place, fc.nat(7)).map(([at, which]) => [at, (bytes[at] ?? 0) ^ (1 << which)] as const);
  await fc.assert(
    fc.asyncProperty(fc.oneof(bit, fc.tuple(place, fc.nat(255))), async ([at, byte]) => {
      const changed = Buffer.from(bytes);
      changed[at] = byte;
      const json = parsed(changed.toString());
      if (json === undefined || JSON.stringify(json) === same) return;
      expect(await signers(json)).not.toBe(verified);
    }),
    { numRuns: runs },
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
