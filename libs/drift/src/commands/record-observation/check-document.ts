import type { ValidateFunction } from 'ajv/dist/2020';
import { Ajv2020 } from 'ajv/dist/2020';
import type { Domain } from '../../compare';
import { domains } from '../../domains';
import type { DocumentProblem } from './admit';

const ajv = new Ajv2020({ strict: false, allErrors: false });
const validators: ReadonlyMap<string, ValidateFunction> = new Map(
  domains.map(({ name, schema }) => [name, ajv.compile(schema)]),
);

/** Holds a document against its domain's schema; the first thing that is wrong. */
export function checkDocument({ name }: Domain, document: unknown): DocumentProblem | undefined {
  const validate = validators.get(name);
  if (validate === undefined || validate(document)) return undefined;
  const [error] = validate.errors ?? [];
  return { pointer: error?.instancePath ?? '', problem: error?.message ?? 'it has another form' };
}
