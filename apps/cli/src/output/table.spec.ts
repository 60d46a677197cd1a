import { table } from './table';

describe('a table', () => {
  it('lines its columns up, also where a row has fewer of them', () => {
    expect(table([['a', 'one'], ['bcd', 'two', 'three'], ['e']])).toBe('a    one\nbcd  two  three\ne');
  });
});
