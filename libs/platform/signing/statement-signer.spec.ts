import { Refusal } from '@ledgerline/kernel';
import { readSigned, verifyPayload } from '@ledgerline/platform/sigstore';
import { envelopeFromJSON, toDSSEBundle } from '@sigstore/bundle';
import { toSignedEntity } from '@sigstore/verify';
import { generateKeyPairSync } from 'node:crypto';
import { SigningKey } from './signing-key';
import { StatementSigner } from './statement-signer';
import { verifierFor } from '../sigstore/trust';

const pairs = { ed25519: generateKeyPairSync('ed25519'), ecdsa: generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
const pemOf = (kind: keyof typeof pairs) => pairs[kind].privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function signerFor(kind: keyof typeof pairs): StatementSigner {
  const key = SigningKey.read(pemOf(kind));
  if (typeof key === 'string') throw new Error(key);
  return new StatementSigner(key);
}

describe('signing a statement', () => {
  it.each(['ed25519', 'ecdsa'] as const)('makes an envelope that verifies, with %s', async (kind) => {
    const signer = signerFor(kind);
    const key = signer.publicKey();
    const envelope = signer.sign({ b: 1, a: 'ä' });
    if (key instanceof Refusal || envelope instanceof Refusal) throw new Error('no key');
    expect(Buffer.from(envelope.payload, 'base64').toString()).toBe('{"a":"ä","b":1}');
    expect(envelope.signatures[0]?.keyid).toBe(key.fingerprint);

    const read = readSigned(JSON.parse(JSON.stringify(envelope)));
    if (read === undefined || 'problem' in read || read.signs !== 'payload') throw new Error('no envelope');
    const verification = await verifyPayload(read, [{ ...key, name: 'server' }], () => Promise.resolve());
    expect(verification).toEqual({ verified: true, signers: [{ name: 'server', fingerprint: key.fingerprint }] });

    const { payload, payloadType, signatures } = envelopeFromJSON(envelope);
    const [first] = signatures;
    if (first === undefined) throw new Error('no signature');
    const entity = toSignedEntity(toDSSEBundle({ artifact: payload, artifactType: payloadType, signature: first.sig }));
    expect(() => verifierFor(key).verify(entity)).not.toThrow();
  });

  it('makes the same statement the same bytes, whatever order its members have', () => {
    const signer = signerFor('ed25519');
    expect(signer.sign({ b: 1, a: 2 })).toEqual(signer.sign({ a: 2, b: 1 }));
  });

  it('says so when there is no key', () => {
    expect(new StatementSigner(undefined).sign({})).toEqual(new Refusal('no-signing-key'));
    expect(new StatementSigner(undefined).publicKey()).toEqual(new Refusal('no-signing-key'));
  });

  it.each([
    [
      'a public key',
      pairs.ecdsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'is no "BEGIN PRIVATE KEY" (PKCS#8)',
    ],
    [
      'RSA',
      generateKeyPairSync('rsa', { modulusLength: 2048 })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
      'is an RSA key; use Ed25519 or ECDSA on P-256',
    ],
    [
      'another curve',
      generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'is on another curve than P-256',
    ],
    ['garbage', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'cannot be decoded'],
  ])('does not sign with %s', (_what, pem, problem) => {
    expect(SigningKey.read(pem)).toBe(problem);
  });
});
