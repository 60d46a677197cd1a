import type { ErrorObject, ValidateFunction } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { VarianceRule } from '../variance-rule';
import { isObject, pointerTo } from './json';
import { patternProblem } from './pattern-problem';

/** Why a rule's keywords are no schema that values can be held against, and where in the rule. */
export interface SchemaProblem {
  readonly pointer: string;
  readonly problem: string;
}

const ajv = new Ajv2020({ strictTypes: false, strictTuples: false, allowUnionTypes: true, logger: false });
addFormats(ajv);

const deepest = 20;
const ofSchemasByName: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const ofValues: ReadonlySet<string> = new Set([
  'const',
  'enum',
  'default',
  'examples',
  'required',
  'dependentRequired',
]);
const compiled = new WeakMap<VarianceRule, ValidateFunction>();

/** What is wrong with the rule as JSON Schema 2020-12; undefined when values can be checked with it. */
export function schemaProblem(rule: VarianceRule): SchemaProblem | undefined {
  const hostile = hostileKeyword(schemaOf(rule), []);
  if (hostile !== undefined) return hostile;
  try {
    validatorOf(rule);
    return undefined;
  } catch (error) {
    return { pointer: '', problem: error instanceof Error ? error.message : 'is no JSON Schema' };
  }
}

/** Why the rule does not allow this value; undefined when it does. The rule has no {@link schemaProblem}. */
export function valueProblem(rule: VarianceRule, value: unknown): string | undefined {
  const validate = validatorOf(rule);
  return validate(value) ? undefined : sentence(validate.errors?.[0]);
}

function sentence(error: ErrorObject | undefined): string {
  if (error === undefined) return 'the value does not fit the rule';
  const where = error.instancePath === '' ? 'the value' : `the value at ${error.instancePath}`;
  return `${where} ${error.message ?? 'does not fit the rule'}`;
}

function schemaOf(rule: VarianceRule): Readonly<Record<string, unknown>> {
  const {
    owner: _owner,
    why: _why,
    environments: _environments,
    relative: _relative,
    credential: _credential,
    ...schema
  } = rule;
  return schema;
}

function validatorOf(rule: VarianceRule): ValidateFunction {
  const known = compiled.get(rule);
  if (known !== undefined) return known;
  const schema = schemaOf(rule);
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  compiled.set(rule, validate);
  return validate;
}

function hostileKeyword(schema: unknown, path: readonly string[]): SchemaProblem | undefined {
  if (path.length > deepest)
    return { pointer: pointerTo(...path), problem: `is more than ${String(deepest)} levels deep` };
  if (Array.isArray(schema))
    return first(schema.entries(), ([at, inner]) => hostileKeyword(inner, [...path, String(at)]));
  if (!isObject(schema)) return undefined;
  return first(Object.entries(schema), ([keyword, value]) => hostileValue(keyword, value, [...path, keyword]));
}

function hostileValue(keyword: string, value: unknown, path: readonly string[]): SchemaProblem | undefined {
  if (keyword.startsWith('$')) {
    return { pointer: pointerTo(...path), problem: 'refers elsewhere; a rule has to stand by itself' };
  }
  if (keyword === 'pattern' && typeof value === 'string') return hostilePattern(value, path);
  if (ofValues.has(keyword)) return undefined;
  if (!ofSchemasByName.has(keyword) || !isObject(value)) return hostileKeyword(value, path);
  return first(
    Object.entries(value),
    ([name, inner]) =>
      (keyword === 'patternProperties' ? hostilePattern(name, [...path, name]) : undefined) ??
      hostileKeyword(inner, [...path, name]),
  );
}

function hostilePattern(pattern: string, path: readonly string[]): SchemaProblem | undefined {
  const problem = patternProblem(pattern);
  return problem === undefined ? undefined : { pointer: pointerTo(...path), problem };
}

function first<Item, Found>(items: Iterable<Item>, find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
