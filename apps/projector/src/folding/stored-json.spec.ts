import { storedJson, storedText } from './stored-json';

describe('what goes into the database', () => {
  it('is the row as it is', () => {
    expect(storedJson({ name: 'Größe 😀', path: 'C:\\u0000' })).toBe('{"name":"Größe 😀","path":"C:\\\\u0000"}');
  });

  it('has a mark in place of what jsonb cannot hold', () => {
    expect(storedJson({ 'a\0': ['b\0c', { half: '\ud83d' }], n: 1, none: null })).toBe(
      JSON.stringify({ 'a\ufffd': ['b\ufffdc', { half: '\ufffd' }], n: 1, none: null }),
    );
    expect(storedText('a\0b')).toBe('a\ufffdb');
  });

  it('is never nothing', () => {
    expect(() => storedJson(undefined)).toThrow('no JSON form');
  });
});
