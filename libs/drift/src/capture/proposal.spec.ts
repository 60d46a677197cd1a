import { writeYaml } from '@ledgerline/platform/yaml';
import type { Difference } from '../difference';
import { sampleDifference } from '../difference';
import type { Bases } from './proposal';
import { captureProposal } from './proposal';

const content = {
  artifacts: { web: { digest: `sha256:${'a'.repeat(64)}`, repository: 'ghcr.io/acme/web' } },
  configuration: { web: { replicas: 2, timeout_ms: 800 }, worker: { threads: 4 } },
  flags: {},
};
const bases: Bases = {
  environment: 'prod',
  overlay: { version: 3, values: { 'web.replicas': 8, 'web.endpoints.psp': 'https://psp.example' } },
  release: { alias: 'v84', content },
  change: undefined,
  forbidden: undefined,
  writeYaml,
};
const ofWeb: Difference = {
  ...sampleDifference,
  ...{ domain: 'artifacts', resource: 'component web', kind: 'changed' },
  ...{ path: '/configuration/timeout_ms', declared: 800, observed: 900 },
};
const lines = (...text: string[]) => `${text.join('\n')}\n`;

describe('what a capture would propose', () => {
  it('is a change of the overlay where the rules allow it', () => {
    expect(captureProposal(ofWeb, { ...bases, change: { key: 'web.replicas', value: 12 } })).toEqual({
      target: 'overlay',
      says: 'sets web.replicas in the overlay of prod, version 3; its owners review it',
      document: 'overlays/prod.yaml',
      patch: [{ op: 'replace', path: '/web.replicas', value: 12 }],
      diff: lines(
        '--- a/overlays/prod.yaml',
        '+++ b/overlays/prod.yaml',
        '@@ -1,2 +1,2 @@',
        ' web.endpoints.psp: https://psp.example',
        '-web.replicas: 8',
        '+web.replicas: 12',
      ),
      statements: [],
    });
  });

  it('adds a key, or takes one out', () => {
    expect(captureProposal(ofWeb, { ...bases, change: { key: 'web.cache/size', value: '1Gi' } }).patch).toEqual([
      { op: 'add', path: '/web.cache~1size', value: '1Gi' },
    ]);
    const takenOut = captureProposal(ofWeb, { ...bases, change: { key: 'web.replicas', value: null } });
    expect(takenOut.patch).toEqual([{ op: 'remove', path: '/web.replicas' }]);
    expect(takenOut.diff).toContain('-web.replicas: 8\n');
  });

  it('is a new release’s input where they do not, with the reason', () => {
    const change = { key: 'web.timeout_ms', value: 900 };
    const forbidden = 'no variance rule covers web.timeout_ms';
    expect(captureProposal(ofWeb, { ...bases, change, forbidden })).toMatchObject({
      target: 'release',
      says: `${forbidden}: a new release, cut from v84, would say so under configuration`,
      document: 'release-v84.yaml',
      patch: [{ op: 'replace', path: '/configuration/web/timeout_ms', value: 900 }],
      diff: lines(
        '--- a/release-v84.yaml',
        '+++ b/release-v84.yaml',
        '@@ -1,4 +1,4 @@',
        ' configuration:',
        '   web:',
        '     replicas: 2',
        '-    timeout_ms: 800',
        '+    timeout_ms: 900',
      ),
    });
  });

  it('makes what is on the way', () => {
    expect(captureProposal(sampleDifference, bases).patch).toEqual([
      { op: 'add', path: '/flags/new-pricing', value: { targeting: { if: [] } } },
    ]);
  });

  it('is a migration where a table of a database is concerned', () => {
    const index: Difference = {
      ...sampleDifference,
      ...{ domain: 'postgres', resource: 'database orders', path: '/schema/tables/public.orders/indexes/idx_tmp' },
      observed: 'CREATE INDEX idx_tmp ON public.orders USING btree (customer)',
    };
    expect(captureProposal(index, bases)).toMatchObject({
      target: 'release',
      statements: ['CREATE INDEX idx_tmp ON public.orders USING btree (customer);'],
    });
  });

  it('is another manifest where an object of a cluster is concerned', () => {
    const replicas: Difference = {
      ...sampleDifference,
      ...{ domain: 'kubernetes', resource: 'Deployment shop/web', path: '/spec/replicas', kind: 'changed' },
      ...{ declared: 2, observed: 5 },
    };
    const proposal = captureProposal(replicas, bases);
    expect(proposal.patch).toEqual([{ op: 'replace', path: '/spec/replicas', value: 5 }]);
    expect(proposal.diff).toContain('-  replicas: 2\n+  replicas: 5\n');
  });

  it.each<[string, Partial<Difference>]>([
    ['of what may be a secret', { observed: { token: `hmac-sha256:${'0'.repeat(32)}` } }],
    ['of what is too long to show', { observed: { tooLongToShow: 'sha256:0', bytes: 5000 } }],
    ['of a rejected release', { domain: 'release' }],
    ['of a silent detector', { domain: 'detectors' }],
    ['of files that were changed in place', { domain: 'artifacts', path: '/modified/app.js' }],
  ])('is nothing %s', (_, changed) => {
    expect(captureProposal({ ...sampleDifference, ...changed }, bases)).toMatchObject({ target: 'nothing', patch: [] });
  });

  it('is nothing without a release to go from', () => {
    expect(captureProposal(ofWeb, { ...bases, release: undefined })).toMatchObject({ target: 'nothing' });
  });
});
