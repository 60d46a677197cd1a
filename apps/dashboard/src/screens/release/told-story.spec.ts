import { chapters, longestWait } from './told-story';

const minute = (count: number) => new Date(Date.UTC(2026, 0, 5, 10, count)).toISOString();
const now = Date.parse(minute(60));
const dev = {
  ...{ state: 'dev-approved', steps: [], stretches: [{ doing: 'waiting', from: minute(5), to: minute(15) }] },
  waits: [{ gate: 'unit', because: 'unit is missing', from: minute(5), to: minute(15) }],
};
const prod = {
  environment: 'prod',
  steps: [],
  stretches: [
    { doing: 'planning', from: minute(20), to: minute(21) },
    { doing: 'waiting', from: minute(21), to: null },
  ],
  waits: [{ gate: 'approvals', because: 'needs ana', from: minute(21), to: null }],
};
const story = { states: [dev], promotions: [prod] };

describe('where the time of a release went', () => {
  it('is told in the order in which it began, however it was answered', () => {
    const early = { ...prod, stretches: [{ doing: 'planning', from: minute(1), to: minute(2) }], waits: [] };
    const told = chapters({ states: [dev], promotions: [prod, early] }, now);
    expect(told.map(({ begins }) => begins)).toEqual([minute(1), minute(5), minute(20)]);
  });

  it('measures each stretch and each wait against the longest', () => {
    const [, promotion] = chapters(story, now);
    expect(promotion?.stretches).toMatchObject([
      { name: 'planning', ms: 60_000, goesOn: false, waits: [] },
      { name: 'waiting', ms: 39 * 60_000, goesOn: true, share: 1, waits: [{ name: 'approvals', share: 1 }] },
    ]);
    expect(chapters(story, now)[0]?.stretches[0]?.share).toBeCloseTo(10 / 39);
  });

  it('gives what goes on no length where nobody knows what time it is', () => {
    expect(chapters(story, undefined)[1]?.stretches[1]).toMatchObject({ ms: undefined, goesOn: true, share: 0 });
  });

  it('names what stood in the way for longest', () => {
    expect(longestWait(story, now)).toEqual({ gate: 'approvals', where: 'prod', ms: 39 * 60_000 });
    expect(longestWait({ states: [], promotions: [] }, now)).toBeUndefined();
  });
});
