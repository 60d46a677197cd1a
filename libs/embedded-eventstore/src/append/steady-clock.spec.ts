import { steadyClock } from './steady-clock';

const MINUTE = 60_000;
const TWO_DAYS = 2 * 24 * 60 * MINUTE;
const NOW = 1_800_000_000_000;

/** What the clock says while the system's clock says these times one after the other. */
function told(...times: readonly number[]): number[] {
  const rest = [...times];
  const clock = steadyClock(() => rest.shift() ?? 0);
  return times.map(() => clock());
}

describe('the time of events', () => {
  it('is the time of the system', () => {
    expect(told(NOW, NOW + 1, NOW + 5)).toEqual([NOW, NOW + 1, NOW + 5]);
  });

  it('stands still while the system goes back by up to a minute', () => {
    expect(told(NOW, NOW - 1, NOW - MINUTE, NOW, NOW + 1)).toEqual([NOW, NOW, NOW, NOW, NOW + 1]);
  });

  it('follows a jump of two days, forwards and back again', () => {
    expect(told(NOW, NOW + TWO_DAYS, NOW + 2)).toEqual([NOW, NOW + TWO_DAYS, NOW + 2]);
  });

  it('follows a jump back of two days, and does not stay there', () => {
    expect(told(NOW, NOW - TWO_DAYS, NOW + 1)).toEqual([NOW, NOW - TWO_DAYS, NOW + 1]);
  });
});
