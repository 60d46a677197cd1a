import type { TSchema } from '@sinclair/typebox';
import type { ErrorObject } from 'ajv/dist/2020';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** Why a value does not match its schema. */
export interface SchemaProblem {
  /** JSON pointer (RFC 6901) to the place that is to blame; empty for the value itself. */
  readonly pointer: string;
  /** A half-sentence about that place: "must be string". */
  readonly problem: string;
}

/** Compiles the schema (JSON Schema 2020-12) once; the check answers with the first problem, or undefined. */
export function schemaCheck(schema: TSchema): (value: unknown) => SchemaProblem | undefined {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return (value) => {
    if (validate(value)) return undefined;
    const error = validate.errors?.[0];
    return error === undefined ? { pointer: '', problem: 'does not match its schema' } : problemOf(error);
  };
}

function problemOf({ instancePath, keyword, params, message }: ErrorObject): SchemaProblem {
  const problem = message ?? 'does not match its schema';
  const facts = params as Readonly<Record<string, unknown>>;
  const name = facts.additionalProperty ?? facts.missingProperty ?? facts.propertyName;
  if (typeof name !== 'string') return { pointer: instancePath, problem };
  const pointer = `${instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return { pointer, problem: named[keyword] ?? problem };
}

const named: Readonly<Record<string, string>> = {
  additionalProperties: 'is not known here',
  required: 'is missing',
  propertyNames: 'is no name that is allowed here',
};
