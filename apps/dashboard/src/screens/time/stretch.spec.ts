import { addressOf, holding, instantAt, moved, placeIn, zoomed } from './stretch';

const hour = 3_600_000;
const stretch = { from: 0, until: 10 * hour };

describe('a stretch of time', () => {
  it('is zoomed around an instant, which stays where it is', () => {
    expect(zoomed(stretch, 0.5)).toEqual({ from: 2.5 * hour, until: 7.5 * hour });
    const near = zoomed(stretch, 0.5, 2 * hour);
    expect(placeIn(near, 2 * hour)).toBeCloseTo(0.2);
    expect(near.until - near.from).toBe(5 * hour);
    expect(zoomed(near, 2, 2 * hour)).toEqual(stretch);
  });

  it('never becomes so short or so long that nothing can be seen', () => {
    const short = zoomed(stretch, 1e-9);
    expect(short.until - short.from).toBe(2_000);
    const long = zoomed(stretch, 1e9);
    expect(long.until - long.from).toBe(50 * 365 * 24 * hour);
  });

  it('moves by a part of its length, either way', () => {
    expect(moved(stretch, 0.1)).toEqual({ from: hour, until: 11 * hour });
    expect(moved(stretch, -0.5)).toEqual({ from: -5 * hour, until: 5 * hour });
  });

  it('knows where an instant stands, and which one stands somewhere', () => {
    expect(placeIn(stretch, 5 * hour)).toBe(0.5);
    expect(instantAt(stretch, 0.25)).toBe(2.5 * hour);
  });

  it('holds an instant, moved when it has to be', () => {
    expect(holding(stretch, 3 * hour)).toBe(stretch);
    expect(holding(stretch, 20 * hour)).toEqual({ from: 15 * hour, until: 25 * hour });
    expect(holding(stretch, -hour)).toEqual({ from: -6 * hour, until: 4 * hour });
  });

  it('is kept in the address as instants', () => {
    expect(addressOf({ from: 0, until: hour })).toEqual({
      from: '1970-01-01T00:00:00.000Z',
      until: '1970-01-01T01:00:00.000Z',
    });
  });
});
