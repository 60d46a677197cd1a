import { Refusal } from '@ledgerline/kernel';
import { sampleConfiguration } from '../testing/samples';
import { checkRules, checkVariance } from './check-variance';
import type { VarianceRules } from './covering-rule';
import type { VarianceFacts } from './variance-facts';
import { nothingKnown } from './variance-facts';

const { variance: rules } = sampleConfiguration;
const rule = (more: object = {}) => ({ owner: 'ops', why: 'they differ', ...more });
const check = (
  key: string,
  value: unknown,
  environment: string,
  held: VarianceRules = rules,
  facts: VarianceFacts = nothingKnown,
) => checkVariance(key, value, environment, held, facts);
const refused = (facts: object) => expect.objectContaining({ code: 'variance-not-allowed', facts }) as Refusal;

describe('checking a variance', () => {
  it('tells who answers for what is allowed', () => {
    expect(check('web.replicas', 12, 'prod')).toEqual({ owner: 'web-team', why: 'load differs' });
  });

  it('refuses a value out of bounds, and names rule and owner', () => {
    expect(check('web.replicas', 400, 'prod')).toEqual(
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
    expect(check('web.limits', { cpu: 'many' }, 'prod', limits)).toMatchObject({
      facts: { because: 'the value at /cpu must be integer' },
    });
  });

  it('checks formats', () => {
    expect(check('web.endpoints.psp', 'nowhere', 'prod')).toBeInstanceOf(Refusal);
    expect(check('web.endpoints.psp', 'https://psp.example', 'prod')).not.toBeInstanceOf(Refusal);
  });

  it('refuses it in an environment where the rule does not hold', () => {
    expect(check('flags.new-pricing', true, 'prod')).toMatchObject({
      facts: { rule: 'flags.new-pricing', owner: 'pricing', because: 'it holds in stage only' },
    });
  });

  it('refuses what no rule covers', () => {
    expect(check('web.image', 'x', 'prod')).toMatchObject({
      code: 'variance-not-allowed',
      facts: { rule: 'none', because: 'no rule covers this key' },
    });
  });

  it('does not let a general rule widen a specific one', () => {
    const both = { 'web.*': rule(), 'web.replicas': rule({ maximum: 40 }) };
    expect(check('web.replicas', 400, 'prod', both)).toBeInstanceOf(Refusal);
  });

  it('measures by what other environments are declared to be', () => {
    const bound = { 'web.replicas': rule({ type: 'integer', relative: [{ in: ['prod'], to: 'stage', equal: true }] }) };
    expect(check('web.replicas', 3, 'prod', bound)).toMatchObject({
      code: 'variance-not-allowed',
      facts: { because: 'stage has no value there yet, so that the bound to it cannot be checked' },
    });
    expect(checkRules('web.replicas', 3, 'prod', bound)).toBeUndefined();
    expect(checkRules('web.replicas', 'x', 'prod', bound)).toMatchObject({ code: 'variance-not-allowed' });
  });
});

describe('an exception', () => {
  const until = '2026-12-01T00:00:00.000Z';
  const granted = { exceptionId: 'EX-1', environment: 'prod', until, owner: 'mei', reason: 'load test' };
  const excepted = (key: string): VarianceFacts => ({ elsewhere: {}, exceptions: [{ ...granted, key }] });

  it('allows what a rule does not, in the name of the rule’s owner', () => {
    expect(check('web.replicas', 400, 'prod', rules, excepted('web.replicas'))).toEqual({
      owner: 'web-team',
      why: 'load test',
      exception: { id: 'EX-1', until },
    });
  });

  it('allows what no rule covers, in the name of who approved it', () => {
    expect(check('web.image', 'x', 'prod', rules, excepted('web.image'))).toEqual({
      owner: 'mei',
      why: 'load test',
      exception: { id: 'EX-1', until },
    });
  });

  it('is not told of where a rule allows the value', () => {
    expect(check('web.replicas', 12, 'prod', rules, excepted('web.replicas'))).toEqual({
      owner: 'web-team',
      why: 'load differs',
    });
  });

  it('is for exactly one key and one environment', () => {
    for (const key of ['web', 'web.*', 'web.replicas.max'])
      expect(check('web.replicas', 400, 'prod', rules, excepted(key))).toBeInstanceOf(Refusal);
    expect(check('web.replicas', 400, 'stage', rules, excepted('web.replicas'))).toBeInstanceOf(Refusal);
  });

  it('never lets a credential itself in', () => {
    const held = { 'web.psp.key': rule({ credential: true, environments: ['stage'] }) };
    const facts = excepted('web.psp.key');
    expect(check('web.psp.key', 'hunter2', 'prod', held, facts)).toBeInstanceOf(Refusal);
    const reference = { reference: 'vault:kv/psp', version: '3' };
    expect(check('web.psp.key', reference, 'prod', held, facts)).toMatchObject({ exception: { id: 'EX-1' } });
  });
});
