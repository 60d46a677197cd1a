import { digestOf } from '@ledgerline/kernel';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readPublicKey } from './public-key';

const pem = (type: 'spki' | 'pkcs1', { publicKey }: { readonly publicKey: ReturnType<typeof createPublicKey> }) =>
  publicKey.export({ type, format: 'pem' }).toString();
const ecdsa = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('reading a public key', () => {
  it.each([
    ['ECDSA on P-256', pem('spki', ecdsa)],
    ['Ed25519', pem('spki', generateKeyPairSync('ed25519'))],
    ['RSA', pem('spki', rsa)],
    ['lines of another system', pem('spki', ecdsa).replaceAll('\n', '\r\n')],
    ['room around it', `\n\n${pem('spki', ecdsa)}\n`],
  ])('reads %s', (_what, text) => {
    const key = readPublicKey(text);
    if (typeof key === 'string') throw new Error(key);
    const der = createPublicKey(text).export({ type: 'spki', format: 'der' });
    expect(key.fingerprint).toBe(digestOf(der));
    expect(readPublicKey(key.pem)).toMatchObject({ fingerprint: key.fingerprint });
  });

  it.each([
    ['nothing', '', 'is no single block of PEM'],
    ['a path', './cosign.pub', 'is no single block of PEM'],
    ['two of them', pem('spki', ecdsa).repeat(2), 'is no single block of PEM'],
    ['a text without measure', pem('spki', ecdsa).padEnd(5000), 'is no single block of PEM'],
    [
      'a private key',
      ecdsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'is a private key: keep it to yourself, and give the public half of a new one',
    ],
    ['an older form', pem('pkcs1', rsa), 'is no "BEGIN PUBLIC KEY" (SubjectPublicKeyInfo)'],
    [
      'another curve',
      pem('spki', generateKeyPairSync('ec', { namedCurve: 'P-384' })),
      'is on another curve than P-256',
    ],
    [
      'a short key',
      pem('spki', generateKeyPairSync('rsa', { modulusLength: 1024 })),
      'has 1024 bits; RSA has 2048 to 8192',
    ],
    [
      'a key of another kind',
      pem('spki', generateKeyPairSync('x25519')),
      'is neither ECDSA on P-256 nor Ed25519 nor RSA',
    ],
    ['garbage in armour', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'cannot be decoded'],
  ])('does not read %s', (_what, text, problem) => {
    expect(readPublicKey(text)).toBe(problem);
  });
});
