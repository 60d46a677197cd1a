import { AddressError, momentIn, parseEnvironment, parseMoment, parseRelease, parseSide } from './addressing';

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

  it.each([
    ['prod', { name: 'prod' }],
    ['prod~1', { name: 'prod', back: 1 }],
    ['prod#14', { name: 'prod', overlay: 14 }],
    ['prod@2026-11-01T12:00Z', { name: 'prod', at: '2026-11-01T12:00:00.000Z' }],
    ['prod@18204', { name: 'prod', at: '18204' }],
    ['v84', { name: 'v84' }],
    ['checkout@v84', { name: 'v84', project: 'checkout' }],
    ['checkout@9f1c2d3e', { name: '9f1c2d3e', project: 'checkout' }],
    [`sha256:${'a'.repeat(64)}`, { name: `sha256:${'a'.repeat(64)}` }],
  ])('name %s as something to compare', (text, side) => {
    expect(parseSide(text)).toEqual(side);
  });

  it.each(['', 'prod#', 'prod#x', 'prod~', 'prod@', 'prod@2026-13-45', 'a b', '-v84', 'x'.repeat(201)])(
    'refuse %p as something to compare',
    (text) => {
      expect(() => parseSide(text)).toThrow(AddressError);
    },
  );

  it('take moments as instants, dates or positions', () => {
    expect(parseMoment('2026-11-12T09:20+01:00')).toBe('2026-11-12T08:20:00.000Z');
    expect(parseMoment('2026-11-12')).toBe('2026-11-12T00:00:00.000Z');
    expect(parseMoment('18204')).toBe('18204');
    expect([momentIn('18204'), momentIn(undefined)]).toEqual([{ at: '18204' }, {}]);
  });
});
