import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UsageError } from '../../session';
import type { CompareOptions } from './compare-offline';
import { compareOffline, NOWHERE } from './compare-offline';
import { isUnexplained } from './entry';
import { toldDifferences } from './told';
import { UnreadableInput } from './unreadable-input';

const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }], selector: { app: web } }
`;
const deployment = (replicas: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: ${String(replicas)}
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: "acme/web:1" }] } }
`;
const secret = (password: string) => `
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
stringData: { password: ${password} }
`;
const project = `
project: shop
components: { web: { artifact: oci, repository: ghcr.io/acme/web } }
environments: { prod: { admits: candidate }, stage: { admits: candidate } }
variance:
  web.replicas: { type: integer, maximum: 9, owner: web-team, why: load differs }
tolerances:
- { domain: kubernetes, path: spec.replicas, by: scaler, within: { at-least: 2, at-most: 6 }, environments: [prod],
    owner: web-team, why: it follows the load }
`;
const digest = `sha256:${'a'.repeat(64)}`;

describe('comparing without a server', () => {
  let folder: string;
  const said: string[] = [];
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const compare = (options: Pick<CompareOptions, 'domain' | 'declared' | 'observed'> & Partial<CompareOptions>) =>
    compareOffline(
      { environment: NOWHERE, ...options },
      { now: '2026-11-28T00:00:00.000Z', say: (text) => said.push(text) },
    );
  const kubernetes = (declared: string, observed: string, more: Partial<CompareOptions> = {}) =>
    compare({
      ...{ domain: 'kubernetes', declared: file('declared.yaml', declared), observed: file('observed.yaml', observed) },
      ...more,
    });
  const brief = (entries: Awaited<ReturnType<typeof compare>>) =>
    entries.map(({ resource, path, kind, classification }) => `${resource} ${path} ${kind} ${classification}`);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'compare-'));
    said.length = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds nothing between a folder of manifests and a list that says the same in JSON', async () => {
    file('manifests/a.yaml', `${service}---${deployment(2)}---\n`);
    file('manifests/deeper/b.yml', secret('hunter2'));
    file('manifests/notes.txt', 'not: a manifest');
    const items = [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'db', namespace: 'shop' },
        data: { password: 'aHVudGVyMg==' },
      },
      {
        ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' } },
        spec: { selector: { app: 'web' }, ports: [{ targetPort: 80, protocol: 'TCP', port: 80 }], type: 'ClusterIP' },
      },
      {
        ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } },
        spec: {
          replicas: 2,
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: { containers: [{ name: 'web', image: 'acme/web:1' }] },
          },
        },
      },
    ];
    const observed = file('live.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    expect(await compare({ domain: 'kubernetes', declared: join(folder, 'manifests'), observed })).toEqual([]);
  });

  it('gives one entry per difference, with everything that is known of it', async () => {
    expect(await kubernetes(deployment(2), deployment(3))).toEqual([
      {
        resource: 'Deployment.apps shop/web',
        path: 'spec.replicas',
        pointer: '/spec/replicas',
        kind: 'changed',
        classification: 'drift',
        reason: 'it is not as declared; only a release can declare this',
        declared: 2,
        observed: 3,
        severity: 'material',
      },
    ]);
  });

  it('shows no secret, and tells people the answer first', async () => {
    const entries = await kubernetes(secret('hunter2'), secret('hunter3'));
    const text = toldDifferences(entries);
    expect(text).toMatch(/^1 unexplained difference\.\n\n✗ drift {2}Secret shop\/db {2}data\.password/);
    expect(text + JSON.stringify(entries)).not.toMatch(/hunter|aHVudGVy/);
    expect(toldDifferences([])).toBe('Nothing unexplained.');
  });

  it('takes an overlay into account, as far as the project lets it vary', async () => {
    const overlay = file('overlay.yaml', 'web.replicas: 3\nflags.new: true\n');
    const rules = file('ledgerline.yaml', project);
    const entries = await kubernetes(deployment(2), deployment(3), { overlay, project: rules, environment: 'stage' });
    expect(brief(entries)).toEqual(['Deployment.apps shop/web spec.replicas changed declared-variance']);
    expect(entries[0]?.reason).toBe('web-team: load differs');
    expect(said).toEqual(['no manifest has a place for flags.new of the overlay']);

    const tooMany = file('overlay.yaml', 'web.replicas: 12');
    await expect(
      kubernetes(deployment(2), deployment(12), { overlay: tooMany, project: rules, environment: 'stage' }),
    ).rejects.toMatchObject({ code: 'variance-not-allowed' });
  });

  it('tolerates what the project tolerates, there and no further', async () => {
    const rules = file('ledgerline.yaml', project);
    const scaled = async (replicas: number, environment: string) =>
      (await kubernetes(deployment(2), deployment(replicas), { project: rules, environment })).map(
        ({ classification }) => classification,
      );
    expect(await scaled(6, 'prod')).toEqual(['tolerated']);
    expect(await scaled(7, 'prod')).toEqual(['drift']);
    expect(await scaled(6, 'stage')).toEqual(['drift']);
  });

  it('compares flag files and components as well', async () => {
    const flags = (defaultVariant: string) =>
      JSON.stringify({ flags: { new: { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant } } });
    const [off, on] = [file('off.json', flags('off')), file('on.yaml', flags('on'))];
    const flagd = { domain: 'flagd', declared: off, observed: on };
    expect(brief(await compare(flagd))).toEqual(['flag new defaultVariant changed drift']);
    const overlay = file('overlay.yaml', 'flags.new: true');
    expect((await compare({ ...flagd, overlay })).filter(isUnexplained)).toEqual([]);

    const components = (replicas: number) =>
      JSON.stringify({ components: { web: { digest, modified: {}, configuration: { replicas } } } });
    const intent = file(
      'intent.json',
      JSON.stringify({ artifacts: { web: { digest } }, configuration: { web: { replicas: 2 } } }),
    );
    const [two, three] = [file('two.json', components(2)), file('three.json', components(3))];
    expect(await compare({ domain: 'artifacts', declared: intent, observed: two })).toEqual([]);
    expect(brief(await compare({ domain: 'artifacts', declared: two, observed: three }))).toEqual([
      'component web configuration.replicas changed drift',
    ]);
  });

  it('reads what a cluster says about kinds that nobody else knows', async () => {
    const foo = (list: string) => `{ apiVersion: x.io/v1, kind: Foo, metadata: { name: f }, spec: { list: ${list} } }`;
    const schema = file(
      'openapi.json',
      JSON.stringify({
        components: {
          schemas: {
            'io.x.v1.Foo': {
              type: 'object',
              properties: {
                metadata: { type: 'object' },
                spec: {
                  type: 'object',
                  properties: {
                    list: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                    mode: { type: 'string', default: 'quick' },
                  },
                },
              },
              'x-kubernetes-group-version-kind': [{ group: 'x.io', kind: 'Foo', version: 'v1' }],
            },
          },
        },
      }),
    );
    const shown = foo('[b, a], mode: quick');
    expect(await kubernetes(foo('[a, b]'), shown, { schema })).toEqual([]);
    expect(brief(await kubernetes(foo('[a, b]'), shown))).toEqual([
      'Foo.x.io f spec.list changed drift',
      'Foo.x.io f spec.mode unexpected unknown',
    ]);
  });

  it.each([
    ['a: [1', 'invalid-yaml', /declared\.yaml:\d$/],
    [`${service}---\n- 1`, 'manifest-invalid', /declared\.yaml:7$/],
    [
      'apiVersion: v1\nkind: Pod\nmetadata: { generateName: x- }',
      'manifest-name-generated',
      /\/metadata\/generateName$/,
    ],
    [`${service}---${service}`, 'manifest-twice', /declared\.yaml:\d+ \/metadata\/name$/],
    [`{"a": ${'['.repeat(80)}${']'.repeat(80)}}`, 'yaml-too-deep', /declared\.yaml$/],
  ])('refuses what it cannot read, and says where: %#', async (text, code, at) => {
    const failed = kubernetes(text, service);
    await expect(failed).rejects.toBeInstanceOf(UnreadableInput);
    await expect(failed).rejects.toMatchObject({ code, at: expect.stringMatching(at) as string });
  });

  it('refuses files that are not there, empty folders and documents of another kind', async () => {
    const here = file('a.yaml', service);
    const gone = { domain: 'kubernetes', declared: join(folder, 'gone'), observed: here };
    await expect(compare(gone)).rejects.toMatchObject({ code: 'input-unreadable' });
    mkdirSync(join(folder, 'empty'));
    await expect(compare({ ...gone, declared: join(folder, 'empty') })).rejects.toMatchObject({ code: 'input-empty' });
    for (const domain of ['flagd', 'artifacts']) {
      await expect(compare({ ...gone, domain, declared: here })).rejects.toMatchObject({ code: 'document-invalid' });
    }
    const rules = file('ledgerline.yaml', 'project: shop\nfoo: 1');
    await expect(compare({ ...gone, project: rules })).rejects.toMatchObject({ code: 'configuration-invalid' });
  });

  it('refuses domains and environments that there are not', async () => {
    const options = { domain: 'cobol', declared: 'a', observed: 'b' };
    await expect(compare(options)).rejects.toThrow(UsageError);
    await expect(compare({ ...options, domain: 'flagd', schema: 'c' })).rejects.toThrow(UsageError);
    const rules = file('ledgerline.yaml', project);
    await expect(compare({ ...options, domain: 'flagd', project: rules, environment: 'dev' })).rejects.toThrow(
      'there is prod, stage',
    );
  });
});
