import { askedOf, sideIn } from './side';

describe('a side of a comparison', () => {
  it('is an environment now, some intents back, or as of then, a version of an overlay, or a release', () => {
    expect(sideIn(' prod ')).toEqual({ name: 'prod' });
    expect(sideIn('prod~2')).toEqual({ name: 'prod', back: 2 });
    expect(sideIn('prod@2026-11-01T12:00Z')).toEqual({ name: 'prod', at: '2026-11-01T12:00:00.000Z' });
    expect(sideIn('prod@16377')).toEqual({ name: 'prod', at: '16377' });
    expect(sideIn('prod#14')).toEqual({ name: 'prod', overlay: 14 });
    expect(sideIn('v84.1')).toEqual({ name: 'v84.1' });
  });

  it('is nothing where nothing is named', () => {
    for (const text of ['', 'two words', 'prod@yesterday', 'prod#x', 'prod~', '<b>', 'prod@2026-13-01'])
      expect(sideIn(text)).toBeUndefined();
  });

  it('is asked for by its parameters', () => {
    expect(askedOf({ name: 'stage', back: 1 }, { name: 'prod', at: '12' })).toEqual({
      from: 'stage',
      to: 'prod',
      fromBack: 1,
      toAt: '12',
    });
  });
});
