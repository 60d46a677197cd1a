import { AddressError, parseEnvironment, parseMoment, parseRelease } from './addressing';

describe('addresses', () => {
  it('name a release with or without its project', () => {
    expect(parseRelease('checkout@v84')).toEqual({ project: 'checkout', release: 'v84' });
    expect(parseRelease('sha256:7f3c')).toEqual({ project: undefined, release: 'sha256:7f3c' });
  });

  it('name an environment now, some intents back, or at a moment', () => {
    expect(parseEnvironment('prod')).toEqual({ environment: 'prod', back: 0, at: undefined });
    expect(parseEnvironment('prod~2')).toEqual({ environment: 'prod', back: 2, at: undefined });
    expect(parseEnvironment('prod@2026-11-01T12:00Z')).toMatchObject({ at: '2026-11-01T12:00:00.000Z' });
  });

  it.each(['', 'PROD', 'prod~', 'prod~x', 'prod@soon'])('refuse %p as an environment', (text) => {
    expect(() => parseEnvironment(text)).toThrow(AddressError);
  });

  it('take moments as instants, dates or positions', () => {
    expect(parseMoment('2026-11-12T09:20+01:00')).toBe('2026-11-12T08:20:00.000Z');
    expect(parseMoment('2026-11-12')).toBe('2026-11-12T00:00:00.000Z');
    expect(parseMoment('18204')).toBe('18204');
  });
});
