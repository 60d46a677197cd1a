import fc from 'fast-check';
import type { JsonObject } from '../compare/json';
import type { Shape } from '../compare/shape';
import { atomic, keyed, map, record, set, value } from '../compare/shape';
import { intOrString, quantity } from '../compare/values';

/*
 * Documents that are drawn from random shapes, and what may be done to them: said in other words, which is no
 * difference, or edited in one place, which is exactly one.
 */

const NUMBER_BY_DEFAULT = 7;
const byDefault: Shape = { ...value, fallback: () => NUMBER_BY_DEFAULT };
const name = fc.stringMatching(/^[a-z]{1,3}$/);
const amount = fc.integer({ min: 0, max: 1000 });

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Shape>(value, quantity, intOrString, byDefault),
    fc.constant(set()),
    fc.constant(atomic()),
    fc.dictionary(name, tie('shape'), { maxKeys: 4 }).map((fields) => record(fields)),
    tie('shape').map((of) => map(of)),
    fc
      .dictionary(name, tie('shape'), { maxKeys: 3 })
      .map((fields) => keyed(['id', 'zone'], record({ ...fields, id: value, zone: value }))),
  ),
}));

/** A shape with so many documents of it. */
export function shapedDocuments(count: number): fc.Arbitrary<readonly [Shape, ...unknown[]]> {
  return shape.chain((one) => fc.tuple(fc.constant(one), ...Array.from({ length: count }, () => documentOf(one))));
}

function documentOf(of: Shape): fc.Arbitrary<unknown> {
  switch (of.shape) {
    case 'record':
      return fc
        .record(Object.fromEntries(Object.entries(of.fields).map(([key, field]) => [key, documentOf(field)])), {
          requiredKeys: [],
        })
        .map((object) => ({ ...object }));
    case 'map':
      return fc.dictionary(name, documentOf(inner(of)), { maxKeys: 4 });
    case 'list': {
      const keys = fc.uniqueArray(fc.tuple(amount, name), {
        maxLength: 4,
        selector: ([id, zone]) => `${String(id)} ${zone}`,
      });
      return keys.chain((all) =>
        fc.tuple(
          ...all.map(([id, zone]) => documentOf(of.of).map((element) => ({ ...(element as object), id, zone }))),
        ),
      );
    }
    case 'set':
      return fc.uniqueArray(amount, { maxLength: 5 });
    case 'atomic':
      return fc.array(amount, { maxLength: 4 });
    default:
      return amount;
  }
}

const inner = (of: Extract<Shape, { shape: 'map' }>) => (typeof of.of === 'function' ? of.of('') : of.of);

/** The same, as somebody else would write it: in another order, other units, with defaults said or left out. */
export function reworded(of: Shape, document: unknown): unknown {
  switch (of.shape) {
    case 'record':
      return backwards(filled(of.fields, document as JsonObject), (key, said) =>
        reworded(of.fields[key] ?? value, said),
      );
    case 'map':
      return backwards(document as JsonObject, (_, said) => reworded(inner(of), said));
    case 'list':
      return [...(document as readonly unknown[])].reverse().map((element) => reworded(of.of, element));
    case 'set':
      return [...(document as readonly unknown[])].reverse();
    default:
      if (of === quantity) return `${String(document)}000m`;
      return of === intOrString ? String(document) : document;
  }
}

/** Defaults are said where they were left out, and left out where they were said. */
function filled(fields: Readonly<Record<string, Shape>>, document: JsonObject): JsonObject {
  const defaulted = Object.keys(fields).filter((key) => fields[key] === byDefault);
  const said = Object.entries(document).filter(([key, one]) => !(defaulted.includes(key) && one === NUMBER_BY_DEFAULT));
  const unsaid = defaulted.filter((key) => !Object.hasOwn(document, key));
  return Object.fromEntries([...said, ...unsaid.map((key) => [key, NUMBER_BY_DEFAULT] as const)]);
}

function backwards(object: JsonObject, change: (key: string, said: unknown) => unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .reverse()
      .map(([key, said]) => [key, change(key, said)]),
  );
}

export interface Edit {
  readonly path: readonly string[];
  readonly kind: 'missing' | 'unexpected' | 'changed';
  readonly document: unknown;
}

/** Every edit of one place in the document; what is added is new to it. */
export function* editsOf(of: Shape, document: unknown, path: readonly string[] = []): Iterable<Edit> {
  switch (of.shape) {
    case 'record':
      yield* inMembers(document as JsonObject, path, (key) => of.fields[key] ?? value);
      return;
    case 'map':
      yield* inMembers(document as JsonObject, path, () => inner(of));
      return;
    case 'list':
      yield* inElements(of, document as readonly JsonObject[], path);
      return;
    case 'set':
      yield { path: [...path, '[=-1]'], kind: 'unexpected', document: [...(document as readonly unknown[]), -1] };
      return;
    case 'atomic':
      yield { path, kind: 'changed', document: [...(document as readonly unknown[]), 1] };
      return;
    default:
      yield {
        path,
        kind: 'changed',
        document: Number(document) + (Number(document) + 1 === NUMBER_BY_DEFAULT ? 2 : 1),
      };
  }
}

function* inMembers(document: JsonObject, path: readonly string[], of: (key: string) => Shape): Iterable<Edit> {
  for (const [key, said] of Object.entries(document)) {
    for (const edit of editsOf(of(key), said, [...path, key]))
      yield { ...edit, document: { ...document, [key]: edit.document } };
    if (of(key) !== byDefault) {
      const rest = Object.fromEntries(Object.entries(document).filter(([other]) => other !== key));
      yield { path: [...path, key], kind: 'missing', document: rest };
    }
  }
}

function* inElements(
  { of }: Extract<Shape, { shape: 'list' }>,
  document: readonly JsonObject[],
  path: readonly string[],
): Iterable<Edit> {
  for (const [index, element] of document.entries()) {
    const called = [...path, `[id=${String(element.id)},zone=${String(element.zone)}]`];
    yield { path: called, kind: 'missing', document: document.filter((_, other) => other !== index) };
    const { id, zone, ...content } = element;
    for (const edit of editsOf(of, content, called)) {
      yield { ...edit, document: document.with(index, { ...(edit.document as JsonObject), id, zone }) };
    }
  }
}
