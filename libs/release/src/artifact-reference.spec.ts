import { Refusal } from '@ledgerline/kernel';
import { artifactReference } from './artifact-reference';

const hex = '5d07'.repeat(16);
const read = (text: string) => artifactReference(text, '/artifacts/0/reference');
const refused = (code: string, facts: Refusal['facts']) => new Refusal(code, facts, '/artifacts/0/reference');

describe('an artifact reference', () => {
  it('is a repository at a digest', () => {
    expect(read(`ghcr.io/acme/web@sha256:${hex}`)).toEqual({ repository: 'ghcr.io/acme/web', digest: `sha256:${hex}` });
  });

  it('keeps a tag before the digest as a label, and knows a port from a tag', () => {
    expect(read(`localhost:5000/web:v84@sha256:${hex}`)).toEqual({
      repository: 'localhost:5000/web',
      digest: `sha256:${hex}`,
      tag: 'v84',
    });
  });

  it.each(['ghcr.io/acme/web:latest', 'ghcr.io/acme/web', 'localhost:5000/web', ''])(
    'is never a tag, which can move: "%s"',
    (reference) => {
      expect(read(reference)).toEqual(refused('tag-not-a-digest', { reference }));
    },
  );

  it.each([
    hex,
    `sha256:${hex.toUpperCase()}`,
    `SHA256:${hex}`,
    `sha256:${hex.slice(1)}`,
    `sha256:${hex}0`,
    `sha256:${hex}@sha256:${hex}`,
    `sha512:${hex}${hex}`,
    `sha256:${hex}\n`,
    '',
  ])('has a digest in its one spelling, which "%s" is not', (digest) => {
    expect(read(`web@${digest}`)).toEqual(refused('invalid-digest', { reference: `web@${digest}`, digest }));
  });

  it.each(['', ':v1', 'a b', '-web', 'wеb', 'w\u200beb'])(
    'has a repository of plain letters, which "%s" is not',
    (name) => {
      const reference = `${name}@sha256:${hex}`;
      expect(read(reference)).toEqual(refused('invalid-reference', { reference }));
    },
  );
});
