import { ruleFor } from './covering-rule';

const rule = () => ({ owner: 'ops', why: 'they differ' });

describe('the rule that covers a key', () => {
  it.each([
    ['web.*', 'web.replicas', true],
    ['web.*', 'web.limits.cpu', true],
    ['web.*', 'web', false],
    ['*.replicas', 'web.replicas', true],
    ['*.replicas', 'web.limits.replicas', false],
    ['web.*.cpu', 'web.limits.cpu', true],
    ['web.replicas', 'web.replicas.max', false],
    ['databases.orders.settings.*', 'databases.orders.settings.pg_stat_statements.track', true],
  ])('%s covers %s: %s', (pattern, key, expected) => {
    expect(ruleFor(key, { [pattern]: rule() }) !== undefined).toBe(expected);
  });

  it.each([
    [['web.*', 'web.replicas'], 'web.replicas'],
    [['*.replicas', 'web.*'], 'web.*'],
    [['*', 'web.*', 'web.limits.*'], 'web.limits.*'],
    [['web.*', 'web.*.cpu'], 'web.*.cpu'],
  ])('of %j the most specific rule binds, in whichever order they come', (patterns, expected) => {
    const key = expected
      .replace('limits.*', 'limits.cpu')
      .replace('web.*.cpu', 'web.limits.cpu')
      .replace(/\*$/, 'replicas');
    for (const order of [patterns, [...patterns].reverse()]) {
      const ordered = Object.fromEntries(order.map((pattern) => [pattern, rule()]));
      expect(ruleFor(key, ordered)?.pattern).toBe(expected);
    }
  });
});
