import fc from 'fast-check';
import { RequestRefused } from '../problems/request-refused';
import { cursorAfter, readCursor } from './cursor';
import { pageOf, pageRequest } from './page';

const refusalOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error instanceof RequestRefused ? error.refusal.code : error;
  }
};

describe('a list', () => {
  it('goes on after the last row of the page', () => {
    const rows = ['a', 'b', 'c'];
    const page = pageOf('letters', rows, { limit: 2, after: undefined }, (row) => [row]);
    expect(page.items).toEqual(['a', 'b']);
    expect(pageRequest('letters', 1, '2', page.next)).toEqual({ limit: 2, after: ['b'] });
  });

  it('says when there is no more', () => {
    expect(pageOf('letters', ['a'], { limit: 1, after: undefined }, (row) => [row]).next).toBeNull();
  });

  it('has 50 rows a page unless another number is asked for', () => {
    expect(pageRequest('letters', 1, undefined, undefined)).toEqual({ limit: 50, after: undefined });
    expect(
      ['0', '201', '-1', 'x', '1.5', ''].map((limit) => refusalOf(() => pageRequest('letters', 1, limit, undefined))),
    ).toEqual(Array(6).fill('invalid-parameter'));
  });

  it('gives back any sort values', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (values) => {
        expect(readCursor('list', cursorAfter('list', values), values.length)).toEqual(values);
      }),
    );
  });

  it('refuses a cursor of another list, of another shape, or with any letter changed', () => {
    const cursor = cursorAfter('letters', ['18204']);
    expect(refusalOf(() => readCursor('numbers', cursor, 1))).toBe('invalid-cursor');
    expect(refusalOf(() => readCursor('letters', cursor, 2))).toBe('invalid-cursor');
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`;
      expect(refusalOf(() => readCursor('letters', changed, 1))).toBe('invalid-cursor');
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refusalOf(() => readCursor('letters', text, 1))).toBe('invalid-cursor');
      }),
    );
  });
});
