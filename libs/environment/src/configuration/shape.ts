import { refuse } from '@ledgerline/kernel';
import type { Refusal } from '@ledgerline/kernel';
import type { ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020';
import { isObject } from '../intent/json';
import { ProjectConfiguration } from '../project-configuration';

const ajv = new Ajv2020({ strictTypes: false, verbose: true });
const hasShape = ajv.compile<ProjectConfiguration>(ProjectConfiguration);

/** The configuration, if it has the form of one; otherwise where it has not. */
export function shapeOf(configuration: unknown): ProjectConfiguration | Refusal<'configuration-invalid'> {
  if (hasShape(configuration)) return configuration;
  const error = mostTelling(hasShape.errors ?? []);
  const problem = error === undefined ? 'it has another form' : sentence(error);
  return refuse('configuration-invalid', { problem }, `/configuration${error?.instancePath ?? ''}`);
}

/** Of the ways in which every form of a union fails, the one that came furthest; the union itself where none did. */
function mostTelling(errors: readonly ErrorObject[]): ErrorObject | undefined {
  const depth = ({ instancePath }: ErrorObject) => instancePath.split('/').length;
  const deepest = Math.max(...errors.map(depth));
  const there = errors.filter((error) => depth(error) === deepest);
  return there.find(({ keyword }) => keyword === 'anyOf') ?? there[0];
}

function sentence({ keyword, message, params, schema }: ErrorObject): string {
  const detail = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'additionalProperties':
      return `there is no "${String(detail.additionalProperty)}" here`;
    case 'const':
      return `must be ${JSON.stringify(detail.allowedValue)}`;
    case 'anyOf':
      return `must be one of: ${formsOf(schema).join(', ')}`;
    default:
      return message ?? 'it has another form';
  }
}

function formsOf(schemas: unknown): readonly string[] {
  return (Array.isArray(schemas) ? schemas : []).map((form: unknown) => {
    if (!isObject(form)) return 'another form';
    return Array.isArray(form.required) ? form.required.join(' with ') : JSON.stringify(form.const);
  });
}
