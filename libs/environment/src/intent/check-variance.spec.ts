import { Refusal } from '@ledgerline/kernel';
import { checkVariance, ruleFor } from './check-variance';
import { sampleConfiguration } from '../testing/samples';

const { variance: rules } = sampleConfiguration;
const rule = (more: object = {}) => ({ owner: 'ops', why: 'they differ', ...more });
const refused = (facts: object) => expect.objectContaining({ code: 'variance-not-allowed', facts }) as Refusal;

describe('checking a variance', () => {
  it('finds the rule that allows it', () => {
    expect(checkVariance('web.replicas', 12, 'prod', rules)).toEqual({
      pattern: 'web.replicas',
      rule: rules['web.replicas'],
    });
  });

  it('refuses a value out of bounds, and names rule and owner', () => {
    expect(checkVariance('web.replicas', 400, 'prod', rules)).toEqual(
      refused({
        key: 'web.replicas',
        environment: 'prod',
        rule: 'web.replicas',
        owner: 'web-team',
        because: 'the value must be <= 40',
      }),
    );
  });

  it('says where in the value it is wrong', () => {
    const limits = { 'web.limits': rule({ properties: { cpu: { type: 'integer' } } }) };
    expect(checkVariance('web.limits', { cpu: 'many' }, 'prod', limits)).toMatchObject({
      facts: { because: 'the value at /cpu must be integer' },
    });
  });

  it('checks formats', () => {
    expect(checkVariance('web.endpoints.psp', 'nowhere', 'prod', rules)).toBeInstanceOf(Refusal);
    expect(checkVariance('web.endpoints.psp', 'https://psp.example', 'prod', rules)).not.toBeInstanceOf(Refusal);
  });

  it('refuses it in an environment where the rule does not hold', () => {
    expect(checkVariance('flags.new-pricing', true, 'prod', rules)).toMatchObject({
      facts: { rule: 'flags.new-pricing', owner: 'pricing', because: 'it holds in stage only' },
    });
  });

  it('refuses what no rule covers', () => {
    expect(checkVariance('web.image', 'x', 'prod', rules)).toMatchObject({
      code: 'variance-not-allowed',
      facts: { rule: 'none', because: 'no rule covers this key' },
    });
  });

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

  it('does not let a general rule widen a specific one', () => {
    const both = { 'web.*': rule(), 'web.replicas': rule({ maximum: 40 }) };
    expect(checkVariance('web.replicas', 400, 'prod', both)).toBeInstanceOf(Refusal);
  });
});
