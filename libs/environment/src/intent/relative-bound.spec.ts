import fc from 'fast-check';
import { Refusal } from '@ledgerline/kernel';
import type { IntentDocument } from '../intent-document';
import { sampleIntent } from '../testing/histories';
import { sampleRelease } from '../testing/samples';
import { boundProblem, measuresOf } from './relative-bound';
import { resolveIntent } from './resolve-intent';

const stageWith = (web: Record<string, unknown>): Readonly<Record<string, IntentDocument>> => ({
  stage: { ...sampleIntent(), environment: 'stage', configuration: { web } },
});
const rule = (...bounds: readonly object[]) => ({
  owner: 'web-team',
  why: 'load differs',
  relative: bounds.map((bound) => ({ in: ['prod'], to: 'stage', ...bound })),
});
const problem = (bound: object, value: unknown, measure?: unknown, environment = 'prod') =>
  boundProblem(rule(bound), 'web.replicas', value, environment, {
    elsewhere: measure === undefined ? {} : stageWith({ replicas: measure }),
  });

describe('a bound that another environment gives', () => {
  it.each<[object, unknown, unknown, string | undefined]>([
    [{ 'at-most': 10 }, 20, 2, undefined],
    [{ 'at-most': 10 }, 40, 2, 'it is 40, and at most 10 times that of stage (2) is allowed'],
    [{ 'at-least': 0.5 }, 2, 4, undefined],
    [{ 'at-least': 0.5 }, 1, 4, 'it is 1, and at least 0.5 times that of stage (4) is allowed'],
    [{ 'at-least': 0.07 }, 7, 100, undefined],
    [{ 'at-least': 1, 'at-most': 2 }, 5, 2, 'it is 5, and at most 2 times that of stage (2) is allowed'],
    [{ equal: true }, 2, 2, undefined],
    [{ equal: true }, 3, 2, 'it is 3, and only that of stage (2) is allowed'],
    [{ equal: true }, { a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
    [{ equal: true }, 'eu', 'us', 'it is not that of stage, and only that is allowed'],
    [{ 'at-most': 2 }, 2, 'two', 'stage has no number there, so that the bound to it cannot be checked'],
    [{ 'at-most': 2 }, 'two', 2, 'it is no number, so that the bound cannot be checked'],
  ])('%j lets %j beside %j: %s', (bound, value, measure, expected) => {
    expect(problem(bound, value, measure)).toBe(expected);
  });

  it('binds the environments that it names, and no others', () => {
    expect(problem({ 'at-most': 1 }, 9, 1)).toBeDefined();
    expect(problem({ 'at-most': 1 }, 9, 1, 'dev')).toBeUndefined();
  });

  it('cannot be checked where the other environment has nothing', () => {
    const unknown = 'stage has no value there yet, so that the bound to it cannot be checked';
    expect(problem({ 'at-most': 9 }, 1)).toBe(unknown);
    const elsewhere = stageWith({});
    expect(boundProblem(rule({ equal: true }), 'web.replicas', 1, 'prod', { elsewhere })).toBe(unknown);
  });

  it('is kept beside the others of its rule', () => {
    const both = rule({ 'at-least': 1 }, { 'at-most': 3 });
    const facts = { elsewhere: stageWith({ replicas: 2 }) };
    expect([1, 2, 6, 7].map((value) => boundProblem(both, 'web.replicas', value, 'prod', facts) === undefined)).toEqual(
      [false, true, true, false],
    );
  });

  it('is measured by flags and their rules as they are resolved', () => {
    const targeting = { if: [] };
    const flag = { state: 'ENABLED', variants: { on: true, off: false }, defaultVariant: 'on', targeting };
    const elsewhere = { stage: { ...sampleIntent(), flags: { sale: flag } } };
    const equal = rule({ equal: true });
    const holds = (key: string, value: unknown) => boundProblem(equal, key, value, 'prod', { elsewhere }) === undefined;
    expect([holds('flags.sale', true), holds('flags.sale', false)]).toEqual([true, false]);
    expect([holds('flags.sale.targeting', targeting), holds('flags.sale.targeting', {})]).toEqual([true, false]);
  });

  it('tells whose values have to be known', () => {
    const rules = { 'web.a': rule({ equal: true }, { to: 'dev', equal: true }), 'web.b': rule({ 'at-most': 1 }) };
    expect(measuresOf('prod', rules)).toEqual(['stage', 'dev']);
    expect(measuresOf('stage', rules)).toEqual([]);
  });
});

describe('an intent', () => {
  const number = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0.1, 0.25, 1.5, 3.7));
  const factor = fc.constantFrom(0, 0.07, 0.1, 0.5, 1, 1.5, 2, 10);
  const bound = fc.record(
    { 'at-least': factor, 'at-most': factor, equal: fc.constant(true as const) },
    { requiredKeys: [] },
  );

  it('never has a value that a bound forbids, whatever both sides are', () => {
    fc.assert(
      fc.property(bound, number, fc.option(number), (limits, value, measure) => {
        const rules = { 'web.replicas': { type: 'number', ...rule(limits) } };
        const elsewhere = measure === null ? {} : stageWith({ replicas: measure });
        const facts = { elsewhere, exceptions: [] };
        const target = { project: 'checkout', environment: 'prod', rules, facts };
        const resolved = resolveIntent(sampleRelease, { version: 1, values: { 'web.replicas': value } }, target);
        if (resolved instanceof Refusal) {
          expect(resolved.code).toBe('variance-not-allowed');
          return;
        }
        expect(measure).not.toBeNull();
        const [ours, theirs] = [Math.round(value * 100), Math.round((measure ?? 0) * 100)];
        if (limits.equal) expect(ours).toBe(theirs);
        // Factors have two decimals, so that hundredths of hundredths are whole.
        if (limits['at-least'] !== undefined) {
          expect(ours * 100).toBeGreaterThanOrEqual(Math.round(limits['at-least'] * 100) * theirs);
        }
        if (limits['at-most'] !== undefined) {
          expect(ours * 100).toBeLessThanOrEqual(Math.round(limits['at-most'] * 100) * theirs);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has every value that no bound forbids', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 1000 }), (measure, value) => {
        const limits = { 'at-least': 0.5, 'at-most': 10 };
        const problem = boundProblem(rule(limits), 'web.replicas', value, 'prod', {
          elsewhere: stageWith({ replicas: measure }),
        });
        expect(problem === undefined).toBe(2 * value >= measure && value <= 10 * measure);
      }),
    );
  });
});
