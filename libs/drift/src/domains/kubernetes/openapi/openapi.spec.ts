import { Refusal } from '@ledgerline/kernel';
import { compare } from '../../../compare/compare';
import type { Fields } from '../../../compare/shape';
import { builtInKinds } from '../schema';
import { kindsOfOpenApi } from './kinds';
import { mergedKinds } from './merged';

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const gvk = (group: string, kind: string) => ({ 'x-kubernetes-group-version-kind': [{ group, kind, version: 'v1' }] });
const document = (schemas: object) => ({ openapi: '3.0.0', components: { schemas } });
const custom = {
  'io.example.v1.Foo': {
    type: 'object',
    properties: {
      metadata: {},
      spec: {
        type: 'object',
        properties: {
          ports: {
            type: 'array',
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['port', 'protocol'],
            items: {
              type: 'object',
              properties: { port: { type: 'integer' }, protocol: { type: 'string', default: 'TCP' }, to: {} },
            },
          },
          zones: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
          steps: { type: 'array', items: { type: 'string' } },
          size: reference('io.k8s.apimachinery.pkg.api.resource.Quantity'),
          target: { 'x-kubernetes-int-or-string': true },
          wait: { type: 'string', format: 'duration' },
          mode: { type: 'string', default: 'quick' },
          free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          nested: { default: {}, allOf: [reference('io.example.v1.Nested')] },
          child: reference('io.example.v1.Foo'),
        },
      },
    },
    ...gvk('example.io', 'Foo'),
  },
  'io.example.v1.Nested': { type: 'object', properties: { deep: { type: 'boolean', default: true } } },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: 'string' },
};

function foo(kinds: Fields | Refusal, declared: object, observed: object) {
  const shape = kinds instanceof Refusal ? undefined : kinds['Foo.example.io'];
  if (shape === undefined) throw new Error('there is no such kind');
  return compare(shape, { spec: declared }, { spec: observed }).map(({ path, kind }) => `${path.join('/')} ${kind}`);
}

describe('the kinds that a cluster describes', () => {
  const kinds = kindsOfOpenApi(document(custom));

  it.each([
    [{ ports: [{ port: 1 }, { port: 2 }] }, { ports: [{ port: 2 }, { port: 1, protocol: 'TCP' }] }],
    [{ zones: ['a', 'b'] }, { zones: ['b', 'a'] }],
    [{ size: '1Gi' }, { size: '1024Mi' }],
    [{ target: 80 }, { target: '80' }],
    [{ wait: '90s' }, { wait: '1m30s' }],
    [{}, { mode: 'quick' }],
    [{}, { nested: { deep: true } }],
    [{ child: { spec: { mode: 'quick' } } }, { child: { spec: {} } }],
    [{ free: { a: [1] } }, { free: { a: [1] } }],
    [{ mode: null }, {}],
  ])('say what is the same: %#', (declared, observed) => {
    expect(foo(kinds, declared, observed)).toEqual([]);
    expect(foo(kinds, observed, declared)).toEqual([]);
  });

  it.each([
    [
      { ports: [{ port: 1 }] },
      { ports: [{ port: 1, protocol: 'UDP' }] },
      ['spec/ports/[port=1,protocol=TCP] missing', 'spec/ports/[port=1,protocol=UDP] unexpected'],
    ],
    [{ zones: ['a'] }, { zones: ['a', 'b'] }, ['spec/zones/[=b] unexpected']],
    [{ steps: ['a', 'b'] }, { steps: ['b', 'a'] }, ['spec/steps changed']],
    [{}, { mode: 'slow' }, ['spec/mode changed']],
    [{ free: {} }, { free: { a: 1 } }, ['spec/free/a unexpected']],
    [{ mode: '' }, {}, ['spec/mode changed']],
    [{}, { unheard: 1 }, ['spec/unheard unexpected']],
  ])('say what is not: %#', (declared, observed, found) => {
    expect(foo(kinds, declared, observed)).toEqual(found);
  });

  it('complete the built-in copy, which knows defaults that no schema tells', () => {
    const pod = {
      type: 'object',
      properties: { metadata: {}, spec: { type: 'object', properties: { brandNew: { type: 'string' } } } },
    };
    const cluster = kindsOfOpenApi(document({ 'io.k8s.api.core.v1.Pod': { ...pod, ...gvk('', 'Pod') } }));
    if (cluster instanceof Refusal) throw new Error(cluster.code);
    const shape = mergedKinds(builtInKinds, cluster).Pod;
    if (shape === undefined) throw new Error('there is no pod');
    const found = compare(shape, { spec: {} }, { spec: { restartPolicy: 'Always', brandNew: 'x', newer: 1 } });
    expect(found.map(({ path, unlisted }) => [path.join('/'), unlisted])).toEqual([
      ['spec/brandNew', undefined],
      ['spec/newer', true],
    ]);
  });

  it.each([[null], [{}], [{ components: { schemas: {} } }], [{ components: [] }]])(
    'are refused where there are none: %#',
    (text) => {
      expect(kindsOfOpenApi(text)).toMatchObject({ code: 'schema-invalid', pointer: '/components/schemas' });
    },
  );
});
