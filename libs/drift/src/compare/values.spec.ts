import { compare } from './compare';
import type { Shape } from './shape';
import { base64, duration, instant, intOrString } from './values';

describe('values that are written in more than one way', () => {
  it.each<[string, Shape, unknown, unknown]>([
    ['a number or a text', intOrString, 80, '80'],
    ['a span of time', duration, '90s', '1m30s'],
    ['a span of time', duration, '1h', '60m'],
    ['an instant', instant, '2026-11-23T01:00:00Z', '2026-11-23T02:00:00+01:00'],
    ['bytes', base64, 'aGk=', 'aG\nk='],
  ])('%s is the same: %#', (_, shape, one, other) => {
    expect(compare(shape, one, other)).toEqual([]);
    expect(compare(shape, other, one)).toEqual([]);
  });

  it.each<[string, Shape, unknown, unknown]>([
    ['a number or a text', intOrString, 80, 'http'],
    ['a number or a text', intOrString, '80', '080'],
    ['a span of time', duration, '90s', '91s'],
    ['a span of time', duration, 'soon', 'later'],
    ['an instant', instant, '2026-11-23T01:00:00Z', '2026-11-23T01:00:01Z'],
    ['bytes', base64, 'aGk=', 'aGo='],
  ])('%s is not: %#', (_, shape, one, other) => {
    expect(compare(shape, one, other)).toMatchObject([{ kind: 'changed' }]);
  });
});
