import type { JsonObject } from '../../compare/json';
import type { KubernetesDocument } from '../../domains/kubernetes/document';
import { Budget } from './within-budget';

const settings = (index: number, data: JsonObject = { a: 'x'.repeat(200) }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    name: `c${String(index)}`,
    namespace: 'shop',
    managedFields: [{ manager: 'deployer', operation: 'Apply', fieldsV1: { 'f:data': { 'f:a': {} } } }],
  },
  data,
});
const documentOf = (count: number): KubernetesDocument => {
  const objects = Array.from({ length: count }, (_, index) => settings(index));
  const reference = objects.map(({ metadata: { managedFields: _, ...metadata }, ...rest }) => ({ ...rest, metadata }));
  return { objects, reference: { manifests: {}, objects: reference } };
};
const fit = (document: KubernetesDocument, most: number, ...differing: readonly string[]) =>
  new Budget(() => new Set(differing), most).fit(document, undefined);
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('a document that is to be reported', () => {
  it('stays as it is when it fits in', () => {
    const document = documentOf(3);
    expect(fit(document, 10_000)).toEqual({ document });
  });

  it('loses who wrote what where nothing is otherwise, and keeps it where something is', () => {
    const document = documentOf(3);
    const { document: fitting, problem } = fit(document, bytes(document) - 100, 'ConfigMap shop/c1');
    expect(problem).toBeUndefined();
    const writers = fitting.objects.map(({ metadata }) => 'managedFields' in metadata);
    expect(writers).toEqual([false, true, false]);
  });

  it('counts what is as declared, on both sides alike, when that is too much', () => {
    const { document, problem } = fit(documentOf(100), 5000, 'ConfigMap shop/c1');
    expect(problem).toBeUndefined();
    expect(bytes(document)).toBeLessThan(5000);
    expect(document.objects.map(({ metadata }) => metadata.name)).toEqual(['c1']);
    expect(document.reference?.objects.map(({ metadata }) => metadata.name)).toEqual(['c1']);
    expect(document.reference?.alike?.count).toBe(99);
  });

  it('tells another digest when what is as declared is something else', () => {
    const [one, other] = [documentOf(100), documentOf(100)].map((document, index) => {
      const objects = [settings(0, { a: String(index) }), ...document.objects.slice(1)];
      return fit({ ...document, objects }, 5000).document.reference?.alike?.digest;
    });
    expect(one).not.toBe(other);
  });

  it('is cut when even what is otherwise is too much, and says by how much', () => {
    const names = Array.from({ length: 100 }, (_, index) => `ConfigMap shop/c${String(index)}`);
    const document = documentOf(100);
    const { document: fitting, problem } = fit(document, bytes(document) - 1000, ...names);
    expect(bytes(fitting)).toBeLessThan(bytes(document) - 1000);
    expect(problem).toMatch(/^[1-9]\d? of 100 objects are more than a report can hold$/);
    expect(fit(document, 500, ...names)).toEqual({
      document: { objects: [] },
      problem: '100 of 100 objects are more than a report can hold, and so is what is declared',
    });
  });

  it('is not compared again when it is the same again', () => {
    let compared = 0;
    const budget = new Budget(() => {
      compared += 1;
      return new Set();
    }, 5000);
    const fitted = [budget.fit(documentOf(100), undefined), budget.fit(documentOf(100), undefined)];
    expect(fitted[0]).toEqual(fitted[1]);
    expect(compared).toBe(1);
  });
});
