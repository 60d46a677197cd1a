import { parsePackageUrl } from './parse-package-url';

const hex = '5d07'.repeat(16);

describe('reading a package URL', () => {
  it('decodes the version, written with %3A or with a colon', () => {
    for (const colon of ['%3A', ':']) {
      const text = `pkg:oci/web@sha256${colon}${hex}?repository_url=ghcr.io/acme/web&tag=v84`;
      expect(parsePackageUrl(text)).toEqual({
        type: 'oci',
        namespace: undefined,
        name: 'web',
        version: `sha256:${hex}`,
        qualifiers: new Map([
          ['repository_url', 'ghcr.io/acme/web'],
          ['tag', 'v84'],
        ]),
      });
    }
  });

  it('knows a namespace, and a package without a version', () => {
    expect(parsePackageUrl('pkg:generic/acme/web')).toMatchObject({
      namespace: 'acme',
      name: 'web',
      version: undefined,
    });
  });

  it.each(['', 'mySubject123', 'pkg:', 'pkg:oci', 'https://example.com/web', 'pkg:oci/%E0%A4%A@1'])(
    'does not take "%s" for one',
    (text) => {
      expect(parsePackageUrl(text)).toBeUndefined();
    },
  );
});
