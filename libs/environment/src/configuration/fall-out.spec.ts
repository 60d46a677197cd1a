import type { ProjectConfiguration } from '../project-configuration';
import { nothingKnown } from '../intent/variance-facts';
import { sampleConfiguration } from '../testing/samples';
import type { HeldValue, Transition } from './fall-out';
import { canLetFall, forbiddenBy as forbiddenWith, orphanedBy, transition } from './fall-out';

const held = (key: string, value: unknown, environment = 'prod'): HeldValue => ({ environment, key, value });
const withRules = (variance: ProjectConfiguration['variance']): ProjectConfiguration => ({
  ...sampleConfiguration,
  variance: { ...sampleConfiguration.variance, ...variance },
});
const forbiddenBy = (value: HeldValue, change: Transition) => forbiddenWith(value, change, nothingKnown);
const to = (after: ProjectConfiguration, before = sampleConfiguration) => transition(before, after);
const replicas = (maximum: number, owner = 'web-team') =>
  withRules({ 'web.replicas': { type: 'integer', maximum, owner, why: 'load differs' } });

describe('a value of an environment under other rules', () => {
  it('falls out when they no longer allow it, and says why and who answers for it', () => {
    expect(forbiddenBy(held('web.replicas', 12), to(replicas(10, 'platform')))).toEqual({
      environment: 'prod',
      key: 'web.replicas',
      value: 12,
      because: 'the value must be <= 10',
      owner: 'platform',
    });
  });

  it('stays when they allow it still, or say nothing else about it', () => {
    expect(forbiddenBy(held('web.replicas', 12), to(replicas(12)))).toBeUndefined();
    expect(forbiddenBy(held('web.endpoints.psp', 'https://psp.example'), to(replicas(1)))).toBeUndefined();
  });

  it('does not fall a second time', () => {
    expect(forbiddenBy(held('web.replicas', 50), to(replicas(10), replicas(20)))).toBeUndefined();
  });

  it('falls out where its rule is gone, and its old owner still answers for it', () => {
    const { 'web.replicas': _, ...variance } = sampleConfiguration.variance;
    expect(forbiddenBy(held('web.replicas', 12), to({ ...sampleConfiguration, variance }))).toMatchObject({
      because: 'no rule covers this key',
      owner: 'web-team',
    });
  });

  it('falls out where a more specific rule takes the place of its own', () => {
    const own = { type: 'string', const: 'https://one.example', owner: 'payments', why: 'one provider' };
    const narrowed = to(withRules({ 'web.endpoints.psp': own }));
    expect(forbiddenBy(held('web.endpoints.psp', 'https://psp.example'), narrowed)).toMatchObject({
      owner: 'payments',
    });
  });

  it('falls out where the rule no longer holds in its environment', () => {
    const rule = { type: 'boolean', environments: ['prod'], owner: 'pricing', why: 'tested before sale' };
    const moved = to(withRules({ 'flags.new-pricing': rule }));
    expect(forbiddenBy(held('flags.new-pricing', true, 'stage'), moved)).toMatchObject({
      because: 'it holds in prod only',
    });
  });
});

describe('a value of an environment about something that is gone', () => {
  it.each([
    ['web.replicas', 12, { components: {} }, 'component web is gone'],
    ['databases.orders.settings.work_mem', '8MB', { databases: {} }, 'database orders is gone'],
  ])('%s has lost its ground', (key, value, gone, because) => {
    expect(orphanedBy(held(key, value), to({ ...sampleConfiguration, ...gone }))).toMatchObject({ key, because });
  });

  it('is a flag’s, where the project has flags no more', () => {
    const flagged = { ...sampleConfiguration, flags: './flags.json' };
    expect(orphanedBy(held('flags.new-pricing', true, 'stage'), to(sampleConfiguration, flagged))).toMatchObject({
      because: 'the project has flags no more',
      owner: 'pricing',
    });
    expect(orphanedBy(held('flags.new-pricing', true, 'stage'), to(flagged))).toBeUndefined();
  });

  it('is not about what was never there', () => {
    expect(orphanedBy(held('api.replicas', 2), to({ ...sampleConfiguration, components: {} }))).toBeUndefined();
  });
});

describe('whether environments have to be asked at all', () => {
  it('depends on what is taken away', () => {
    expect(canLetFall(to({ ...sampleConfiguration, datasets: { orders: { kind: 'seed' } }, states: {} }))).toBe(false);
    expect(canLetFall(to(replicas(10)))).toBe(true);
    expect(canLetFall(to({ ...sampleConfiguration, components: {} }))).toBe(true);
    expect(canLetFall(to(sampleConfiguration, { ...sampleConfiguration, flags: './flags.json' }))).toBe(true);
  });
});
