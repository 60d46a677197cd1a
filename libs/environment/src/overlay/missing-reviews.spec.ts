import { sampleConfiguration } from '../testing/samples';
import { missingReviews } from './missing-reviews';

const memory = 'databases.orders.settings.work_mem';
const changes = { 'web.replicas': 12, [memory]: '8MB' };
const missing = (
  given: Readonly<Record<string, readonly [string, string]>>,
  variance = sampleConfiguration.variance,
) => {
  const reviews = new Map(
    Object.entries(given).map(([person, [owner, key]]) => [person, { owners: [owner], keys: [key] }]),
  );
  return missingReviews({ changes, proposer: 'olga', reviews }, { variance });
};
const web = { owner: 'web-team', keys: ['web.replicas'] };
const orders = { owner: 'orders-team', keys: [memory] };

describe('the reviews that a proposal still needs', () => {
  it('are one of every owner', () => {
    expect(missing({})).toEqual([web, orders]);
    expect(missing({ ana: ['web-team', 'web.replicas'] })).toEqual([orders]);
    expect(missing({ ana: ['web-team', 'web.replicas'], mei: ['orders-team', memory] })).toEqual([]);
  });

  it('are for the keys that a word was given for, whoever owns others meanwhile', () => {
    const rule = { type: 'integer', owner: 'orders-team', why: 'moved' };
    const moved = { ...sampleConfiguration.variance, 'web.replicas': rule };
    expect(missing({ mei: ['orders-team', memory] }, moved)).toEqual([
      { owner: 'orders-team', keys: ['web.replicas'] },
    ]);
  });

  it('are anybody’s where no rule covers a key any more, except the proposer’s', () => {
    const { 'web.replicas': _gone, ...rest } = sampleConfiguration.variance;
    const anybodys = { owner: null, keys: ['web.replicas'] };
    expect(missing({ olga: ['', 'web.replicas'] }, rest)).toEqual([anybodys, orders]);
    expect(missing({ zed: ['', 'web.replicas'] }, rest)).toEqual([orders]);
  });
});
