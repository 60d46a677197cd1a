import { depths, statesInOrder } from './states-in-order';

const place = (environment: string, admits: string, ...after: string[]) => ({ environment, admits, after });
const places = [
  place('prod-us', 'prod-approved', 'prod-eu'),
  place('prod-eu', 'prod-approved', 'stage'),
  place('dev', 'candidate'),
  place('stage', 'dev-approved', 'dev'),
];

describe('the order of states', () => {
  it('is that of the environments which they are reached in, or admit to', () => {
    const states = { 'prod-approved': {}, 'stage-approved': { in: 'stage' }, 'dev-approved': { in: 'dev' } };
    expect(statesInOrder(states, places)).toEqual(['candidate', 'dev-approved', 'stage-approved', 'prod-approved']);
  });

  it('has what leads nowhere at its end', () => {
    expect(statesInOrder({ odd: {} }, [place('dev', 'candidate')])).toEqual(['candidate', 'odd']);
  });

  it('follows the longest way, and no circle for ever', () => {
    expect(Object.fromEntries(depths(places))).toEqual({ dev: 0, stage: 1, 'prod-eu': 2, 'prod-us': 3 });
    expect(depths([place('a', 'x', 'b'), place('b', 'x', 'a')]).size).toBe(2);
  });
});
