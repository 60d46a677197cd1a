import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { JsonSchema } from './document';

type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Keywords = (first: unknown, second: unknown) => JsonSchema;

const NESTED = 'nestedValidation';

/** JSON Schema keywords of class-validator's rules, by name; a rule that is not here says nothing in the description. */
const keywords: Readonly<Record<string, Keywords>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object', additionalProperties: true }),
  isArray: () => ({ type: 'array' }),
  isIn: (values) => ({ enum: values }),
  isEnum: (_entity, values) => ({ enum: values }),
  equals: (value) => ({ const: value }),
  matches: (pattern) => ({ type: 'string', ...(pattern instanceof RegExp && { pattern: pattern.source }) }),
  minLength: (minLength) => ({ type: 'string', minLength }),
  maxLength: (maxLength) => ({ type: 'string', maxLength }),
  isLength: (minLength, maxLength) => ({ type: 'string', minLength, ...(maxLength !== undefined && { maxLength }) }),
  min: (minimum) => ({ minimum }),
  max: (maximum) => ({ maximum }),
  arrayMinSize: (minItems) => ({ type: 'array', minItems }),
  arrayMaxSize: (maxItems) => ({ type: 'array', maxItems }),
  arrayUnique: () => ({ type: 'array', uniqueItems: true }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isIso8601: () => ({ type: 'string', format: 'date-time' }),
  isRfc3339: () => ({ type: 'string', format: 'date-time' }),
  isDateString: () => ({ type: 'string', format: 'date-time' }),
  isPolicy: () => ({ oneOf: [{ const: 'current' }, { type: 'object', additionalProperties: true }] }),
};

/** What the validation of a DTO class lets through, as JSON Schema: the class's decorators are its only source. */
export function schemaOfDto(dto: Type): JsonSchema {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const names = [...new Set(rules.map(({ propertyName }) => propertyName))];
  const properties = names.map((name) => [name, rules.filter(({ propertyName }) => propertyName === name)] as const);
  const required = properties.filter(([, own]) => !own.some(isOptional)).map(([name]) => name);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties.map(([name, own]) => [name, schemaOfProperty(dto, name, own)])),
    ...(required.length > 0 && { required }),
  };
}

function schemaOfProperty(dto: Type, name: string, rules: readonly Rule[]): JsonSchema {
  const isList = rules.some((rule) => rule.each) || keywordsOf(rules, false).type === 'array';
  const nested = rules.some(({ type }) => type === NESTED) ? nestedSchema(dto, name, isList) : {};
  if (!isList) return { ...keywordsOf(rules, false), ...nested };
  const items = { ...keywordsOf(rules, true), ...nested };
  return { type: 'array', ...keywordsOf(rules, false), ...(Object.keys(items).length > 0 && { items }) };
}

function keywordsOf(rules: readonly Rule[], each: boolean): JsonSchema {
  const all = rules.filter((rule) => ((rule.each as boolean | undefined) ?? false) === each && rule.name !== undefined);
  return Object.assign(
    {},
    ...all.map(({ name, constraints }) => keywords[name ?? '']?.(...twoOf(constraints))),
  ) as JsonSchema;
}

function twoOf(constraints: readonly unknown[] | undefined): [unknown, unknown] {
  return [constraints?.[0], constraints?.[1]];
}

/** The class behind `@Type`: whatever the transformer makes of an empty object there. */
function nestedSchema(dto: Type, name: string, isList: boolean): JsonSchema {
  const probe = plainToInstance(dto, { [name]: isList ? [{}] : {} }) as Readonly<Record<string, unknown>>;
  const made = isList ? (probe[name] as readonly unknown[])[0] : probe[name];
  const { constructor } = made as { readonly constructor: Type };
  if (constructor === Object) throw new Error(`${dto.name}.${name} is validated as nested but has no @Type`);
  return schemaOfDto(constructor);
}

function isOptional({ type, name }: Rule): boolean {
  return type === 'conditionalValidation' && (name === undefined || name === 'isOptional');
}
