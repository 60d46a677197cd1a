import { byDetector } from './by-detector';

const heardAt = (time: string) => `2026-11-12T${time}:00Z`;
const one = (detector: string, environment: string, reportedAt: string | null, silentSince: string | null = null) => ({
  ...{ detector, environment, reportedAt, silentSince },
});

describe('detectors, kind by kind', () => {
  it('are counted, with the last word of any of them', () => {
    expect(byDetector([one('flagd', 'dev', heardAt('10:00')), one('flagd', 'prod', heardAt('11:00'))])).toEqual([
      { detector: 'flagd', heard: 2, of: 2, unheard: [], latest: heardAt('11:00') },
    ]);
  });

  it('name where nobody hears them, and come first then', () => {
    const told = byDetector([
      one('artifacts', 'dev', heardAt('10:00')),
      one('flagd', 'dev', heardAt('10:00')),
      one('flagd', 'stage', null),
      one('flagd', 'prod', heardAt('09:00'), heardAt('09:10')),
    ]);
    expect(told.map(({ detector, heard, unheard }) => [detector, heard, unheard])).toEqual([
      ['flagd', 1, ['stage', 'prod']],
      ['artifacts', 1, []],
    ]);
  });

  it('name a few of many', () => {
    const many = Array.from({ length: 10 }, (_, index) => one('flagd', `region-${String(index)}`, null));
    expect(byDetector(many)[0]?.unheard).toEqual(['region-0', 'region-1', 'region-2', '7 more']);
  });
});
