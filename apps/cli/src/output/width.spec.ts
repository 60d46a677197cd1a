import { beside, cut, textWidth, wrapped } from './width';

describe('the width of texts', () => {
  it('follows the terminal, within what can be read', () => {
    expect(textWidth({ columns: 120 }, undefined)).toBe(120);
    expect(textWidth({ columns: 20 }, undefined)).toBe(60);
    expect(textWidth({ columns: 400 }, undefined)).toBe(160);
  });

  it('follows COLUMNS, and is a page’s, where there is no terminal', () => {
    expect(textWidth({}, '80')).toBe(80);
    expect(textWidth({}, undefined)).toBe(100);
    expect(textWidth({}, 'wide')).toBe(100);
  });

  it('breaks between words', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('a-very-long-word b', 5)).toEqual(['a-very-long-word', 'b']);
    expect(wrapped('', 5)).toEqual([]);
  });

  it('lets further lines begin below the first', () => {
    expect(beside('  label', 'one two three four five six seven eight nine ten', 10, 45)).toBe(
      '  label   one two three four five six seven\n          eight nine ten',
    );
  });

  it('cuts what is too long, and says so', () => {
    expect([cut('abc', 3), cut('abcd', 3)]).toEqual(['abc', 'ab…']);
  });
});
