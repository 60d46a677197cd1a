import { patternProblem } from './pattern-problem';
import { schemaProblem } from './value-schema';

const rule = (keywords: Record<string, unknown>) => ({ owner: 'ops', why: 'they differ', ...keywords });

describe('a variance rule as JSON Schema', () => {
  it.each([
    [{}],
    [{ type: 'integer', minimum: 1 }],
    [{ type: ['string', 'null'], pattern: '^[a-z]{1,20}$' }],
    [{ type: 'object', properties: { $ref: { type: 'string' } } }],
    [{ enum: [{ $ref: 'a value, not a reference' }] }],
  ])('may be %j', (keywords) => {
    expect(schemaProblem(rule(keywords))).toBeUndefined();
  });

  it.each([
    [{ type: 'integr' }, ''],
    [{ maxmum: 40 }, ''],
    [{ type: 'string', format: 'url-ish' }, ''],
    [{ minimum: 'one' }, ''],
    [{ $ref: '#' }, '/$ref'],
    [{ $id: 'https://schemas.example/replicas' }, '/$id'],
    [{ type: 'object', properties: { a: { $dynamicRef: '#x' } } }, '/properties/a/$dynamicRef'],
    [{ items: { pattern: '(a+)+$' } }, '/items/pattern'],
    [{ patternProperties: { '(a|a)*': {} } }, '/patternProperties/(a|a)*'],
    [{ allOf: [{}, { pattern: '(' }] }, '/allOf/1/pattern'],
  ])('may not be %j', (keywords, pointer) => {
    expect(schemaProblem(rule(keywords))?.pointer).toBe(pointer);
  });

  it('is not endlessly deep', () => {
    const deep = Array.from({ length: 40 }).reduce<Record<string, unknown>>((inner) => ({ not: inner }), {});
    expect(schemaProblem(rule(deep))?.problem).toBe('is more than 20 levels deep');
  });

  it('is checked again after it was turned down', () => {
    const twice = rule({ maxmum: 40 });
    expect([schemaProblem(twice), schemaProblem(twice)]).toEqual([expect.anything(), expect.anything()]);
  });
});

describe('a pattern', () => {
  it.each(['^[a-z]+$', '^(?:eu|us)-[0-9]+$', '^v(?=[0-9])[0-9.]+$', '(a)(b)', '[(+*]+', '\\(+', '^(?<region>eu)?$'])(
    'may be %s',
    (pattern) => {
      expect(patternProblem(pattern)).toBeUndefined();
    },
  );

  it.each([
    '(a+)+',
    '(a*)*b',
    '(?:a|aa)+$',
    '((a?)b)*',
    '([a-z]+-)*',
    '(a{1,9}){1,9}',
    '(?<x>a+)*',
    '(a)\\1',
    '(',
    'a**',
  ])('may not be %s', (pattern) => {
    expect(patternProblem(pattern)).toBeDefined();
  });

  it('is not longer than 200 characters', () => {
    expect(patternProblem('a'.repeat(200))).toBeUndefined();
    expect(patternProblem('a'.repeat(201))).toBe('is a pattern of more than 200 characters');
  });
});
