import { Refusal } from '@ledgerline/kernel';
import { objectsIn } from './objects';

const named = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, ...more },
});
const read = (...values: readonly unknown[]) =>
  objectsIn(values.map((value, index) => ({ source: `file:${String(index + 1)}`, value })));
const names = (answer: ReturnType<typeof read>) =>
  answer instanceof Refusal ? answer : answer.map(({ metadata }) => (metadata as { name: string }).name);

describe('the objects in documents', () => {
  it('are all of them, lists of any kind opened, and empty documents none', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [named('b'), { kind: 'List', items: [named('c')] }] };
    expect(names(read(named('a'), null, list, undefined))).toEqual(['a', 'b', 'c']);
  });

  it('have what their list says for all of them', () => {
    const list = { apiVersion: 'v1', kind: 'ConfigMapList', items: [{ metadata: { name: 'a' }, data: {} }] };
    expect(read(list)).toEqual([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} }]);
  });

  it('may be called alike in different namespaces, and nowhere twice', () => {
    expect(names(read(named('a', { namespace: 'x' }), named('a', { namespace: 'y' })))).toEqual(['a', 'a']);
    expect(read(named('a'), named('a'))).toMatchObject({
      code: 'manifest-twice',
      facts: { source: 'file:2', first: 'file:1', object: 'ConfigMap a' },
    });
  });

  it.each([
    [1, 'manifest-invalid', ''],
    [[], 'manifest-invalid', ''],
    [{ kind: 'Pod', metadata: { name: 'a' } }, 'manifest-invalid', '/apiVersion'],
    [{ apiVersion: 'v1', metadata: { name: 'a' } }, 'manifest-invalid', '/kind'],
    [{ apiVersion: 'v1', kind: 'Pod' }, 'manifest-invalid', '/metadata'],
    [{ apiVersion: 'v1', kind: 'Pod', metadata: {} }, 'manifest-invalid', '/metadata/name'],
    [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a/b' } }, 'manifest-invalid', '/metadata/name'],
    [
      { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'a-' } },
      'manifest-name-generated',
      '/metadata/generateName',
    ],
    [{ apiVersion: 'v1', kind: 'List', items: [named('a'), 3] }, 'manifest-invalid', '/items/1'],
  ])('are refused with the place that is to blame: %#', (value, code, pointer) => {
    expect(read(value)).toMatchObject({ code, pointer, facts: { source: 'file:1' } });
  });
});
