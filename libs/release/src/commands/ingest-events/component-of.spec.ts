import { parsePackageUrl } from '@ledgerline/platform/package-url';
import type { ProjectShape } from '../../project-shape';
import { artifactOf } from './component-of';

const hex = '5d07'.repeat(16);
const digest = `sha256:${hex}`;
const shape: ProjectShape = {
  components: {
    web: { repository: 'ghcr.io/acme/web' },
    worker: { repository: 'https://files.acme/worker/' },
    web2: { repository: 'ghcr.io/acme/web2' },
    batch: { repository: 'acme/batch' },
  },
  databases: {},
  datasets: {},
  environments: {},
};

function read(text: string) {
  const purl = parsePackageUrl(text);
  if (purl === undefined) throw new Error(text);
  return artifactOf(purl, shape);
}

describe('the artifact that a package URL names', () => {
  it('is found by its repository, and its tag is a label', () => {
    expect(read(`pkg:oci/web@sha256%3A${hex}?repository_url=ghcr.io/acme/web&tag=v84`)).toEqual({
      component: 'web',
      repository: 'ghcr.io/acme/web',
      digest,
      tag: 'v84',
    });
  });

  it.each([
    ['a repository without the name', `pkg:oci/web@${digest}?repository_url=ghcr.io/acme`, 'web'],
    ['a repository with a scheme', `pkg:generic/worker@${digest}?repository_url=https://files.acme/worker`, 'worker'],
    ['namespace and name', `pkg:generic/acme/batch@${digest}`, 'batch'],
    ['the name of the component', `pkg:generic/worker@${digest}`, 'worker'],
    ['a checksum beside its version', `pkg:generic/web@1.2.0?checksum=sha1:ad9503,${digest}`, 'web'],
  ])('is found by %s', (_what, text, component) => {
    expect(read(text)).toMatchObject({ component, digest });
  });

  it.each([
    ['pkg:golang/mygit.com/myorg/myapp@234fd47e07d1004f0aed9c', 'myapp comes without a sha256 digest'],
    [`pkg:oci/web@${digest.toUpperCase()}`, 'web comes without a sha256 digest'],
    [`pkg:oci/web@sha256:${hex.toUpperCase()}`, 'web comes without a sha256 digest'],
    [`pkg:oci/web`, 'web comes without a sha256 digest'],
    [`pkg:oci/constructor@${digest}`, 'constructor is no repository of a component of this project'],
    [
      `pkg:oci/web@${digest}?repository_url=evil.example/web`,
      'evil.example/web is no repository of a component of this project',
    ],
  ])('is none of this project: %s', (text, because) => {
    expect(read(text)).toBe(because);
  });
});
