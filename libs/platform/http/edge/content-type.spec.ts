import { bearerToken } from './bearer-token';
import { isJsonType } from './content-type';

describe('headers', () => {
  it.each([
    'application/json',
    'Application/JSON; charset=UTF-8',
    'application/cloudevents+json',
    'application/cloudevents-batch+json; charset="utf-8"',
  ])('say JSON with %s', (type) => {
    expect(isJsonType(type)).toBe(true);
  });

  it.each(['', 'text/plain', 'application/jsonx', 'application/json; charset=utf-16', 'text/json', 'application/xml'])(
    'do not say JSON with "%s"',
    (type) => {
      expect(isJsonType(type)).toBe(false);
    },
  );

  it('carry a token', () => {
    expect(bearerToken('Bearer abc')).toBe('abc');
    expect(bearerToken('bearer  abc ')).toBe('abc');
    expect(
      ['Basic abc', 'Bearer', 'Bearer a b', 'abc', `Bearer ${'a'.repeat(501)}`, undefined].map(bearerToken),
    ).toEqual(Array(6).fill(undefined));
  });
});
