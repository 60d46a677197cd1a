import fc from 'fast-check';
import { editsOf, reworded, shapedDocuments } from '../testing/shaped-documents';
import type { RawDifference } from './compare';
import { compare } from './compare';
import { json } from './shape';

/** `COMPARED_DOCUMENTS=100000` looks at as many as a night has time for. */
const numRuns = Number(process.env.COMPARED_DOCUMENTS ?? 500);
const brief = ({ path, kind }: Pick<RawDifference, 'path' | 'kind'>) => `/${path.join('/')} ${kind}`;
const turned = { missing: 'unexpected', unexpected: 'missing', changed: 'changed' } as const;

describe('comparing any documents of any shape', () => {
  it('finds nothing between a document and itself', () => {
    fc.assert(
      fc.property(shapedDocuments(1), ([shape, document]) => {
        expect(compare(shape, document, structuredClone(document))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('finds nothing between a document and the same in other words', () => {
    fc.assert(
      fc.property(shapedDocuments(1), ([shape, document]) => {
        expect(compare(shape, document, reworded(shape, document))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('finds the same whatever words the two are in', () => {
    fc.assert(
      fc.property(shapedDocuments(2), ([shape, declared, observed]) => {
        const found = compare(shape, declared, observed).map(brief);
        expect(compare(shape, reworded(shape, declared), reworded(shape, observed)).map(brief)).toEqual(found);
      }),
      { numRuns },
    );
  });

  it('finds the same seen from the other side', () => {
    fc.assert(
      fc.property(shapedDocuments(2), ([shape, declared, observed]) => {
        const found = compare(shape, declared, observed).map(brief);
        const back = compare(shape, observed, declared);
        expect(back.map(({ path, kind }) => brief({ path, kind: turned[kind] }))).toEqual(found);
      }),
      { numRuns },
    );
  });

  it('reports every edit of one place, in whatever words, as one difference at that place', () => {
    fc.assert(
      fc.property(shapedDocuments(1), ([shape, document]) => {
        for (const edit of editsOf(shape, document)) {
          expect(compare(shape, document, edit.document).map(brief)).toEqual([brief(edit)]);
          expect(compare(shape, reworded(shape, document), edit.document).map(brief)).toEqual([brief(edit)]);
        }
      }),
      { numRuns },
    );
  });
});

describe('comparing documents that mean harm', () => {
  const nested = (levels: number, wrap: (inner: unknown) => unknown, leaf: unknown) => {
    let value = leaf;
    for (let level = 0; level < levels; level += 1) value = wrap(value);
    return value;
  };

  it.each([
    ['objects', (inner: unknown) => ({ a: inner })],
    ['lists', (inner: unknown) => [inner]],
  ])('finds a change below however many %s', (_, wrap) => {
    const [one, other] = [nested(50_000, wrap, 1), nested(50_000, wrap, 2)];
    expect(compare(json, one, nested(50_000, wrap, 1))).toEqual([]);
    expect(compare(json, one, other)).toMatchObject([{ kind: 'changed' }]);
  });
});
