import { Refusal } from '@ledgerline/kernel';
import { sampleConfiguration } from '../testing/samples';
import { senselessRule } from './variance-sense';

const environment = { admits: 'candidate', after: [], labels: {}, observe: [] };
const check = (keywords: object) =>
  senselessRule({
    ...sampleConfiguration,
    environments: { dev: environment, stage: environment, prod: environment },
    variance: { 'web.a/b': { owner: 'ops', why: 'they differ', ...keywords } },
  });
const bound = (more: object = {}) => ({ in: ['prod'], to: 'stage', ...more });
const numbers = (...relative: readonly object[]) => ({ type: 'number', relative });

describe('variance rules', () => {
  it.each([
    [{ type: 'integer', relative: [bound({ 'at-least': 0.5, 'at-most': 10 })] }],
    [{ type: ['number', 'integer'], relative: [bound({ 'at-most': 1 })] }],
    [{ type: 'string', relative: [bound({ equal: true })] }],
    [numbers(bound({ 'at-most': 2 }), { in: ['stage'], to: 'dev', 'at-most': 2 })],
    [{ credential: true }],
    [{ credential: true, type: 'object', relative: [bound({ equal: true })] }],
  ])('may be %j', (keywords) => {
    expect(check(keywords)).toBeUndefined();
  });

  it.each<[string, object, string, string]>([
    ['by itself', numbers(bound({ to: 'prod', 'at-most': 2 })), 'measures prod by itself', '/relative/0/to'],
    ['by nothing', numbers(bound()), 'has a bound without at-least, at-most or equal', '/relative/0'],
    [
      'so that nothing is left',
      numbers(bound({ equal: true }), bound({ 'at-least': 3, 'at-most': 2 })),
      'allows nothing: at least 3 and at most 2 times',
      '/relative/1/at-least',
    ],
    [
      'by factors of texts',
      { type: ['integer', 'string'], relative: [bound({ 'at-most': 2 })] },
      'has a factor, and its `type` is neither number nor integer',
      '/relative/0/at-most',
    ],
    [
      'by factors of anything',
      { relative: [bound({ 'at-least': 2 })] },
      'has a factor, and its `type` is neither number nor integer',
      '/relative/0/at-least',
    ],
    [
      'by each other',
      numbers(
        bound({ 'at-most': 2 }),
        { in: ['stage'], to: 'dev', equal: true },
        { in: ['dev'], to: 'prod', equal: true },
      ),
      'measures environments by each other: prod → stage → dev → prod',
      '/relative',
    ],
    [
      'as a credential that is a text',
      { credential: true, type: 'string' },
      'is of a credential, and { reference, version } is an object',
      '/type',
    ],
  ])('may not measure %s', (_, keywords, problem, pointer) => {
    const rule = 'web.a/b';
    expect(check(keywords)).toEqual(
      new Refusal('variance-rule-invalid', { rule, problem }, `/configuration/variance/web.a~1b${pointer}`),
    );
  });

  it.each([
    ['in', numbers(bound({ in: ['prod', 'moon'], equal: true })), '/relative/0/in/1'],
    ['to', numbers(bound({ equal: true }), bound({ to: 'moon', equal: true })), '/relative/1/to'],
  ])('name only environments that there are: %s', (_, keywords, pointer) => {
    expect(check(keywords)).toEqual(
      new Refusal('environment-unknown', { environment: 'moon' }, `/configuration/variance/web.a~1b${pointer}`),
    );
  });
});
