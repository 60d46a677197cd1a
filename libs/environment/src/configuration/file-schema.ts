import { isObject } from '../intent/json';
import { ProjectConfiguration } from '../project-configuration';

const defaults: Readonly<Record<string, unknown>> = {
  after: [],
  labels: {},
  observe: [],
  gates: [],
  databases: {},
  datasets: {},
  states: {},
  variance: {},
  trust: {},
  tolerances: [],
};

/**
 * JSON Schema of `ledgerline.yaml`: the configuration, where what has a default may be left out. An editor that knows
 * the file's schema completes and checks it; what is beyond a schema is checked when the file is applied.
 */
export function projectFileSchema(): Readonly<Record<string, unknown>> {
  const schema = JSON.parse(JSON.stringify(ProjectConfiguration)) as Readonly<Record<string, unknown>>;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'ledgerline.yaml',
    description: 'What is released as one, through which environments and states, and what may differ between them.',
    ...withDefaults(schema),
  };
}

function withDefaults(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const members = Object.entries(schema).map(([keyword, value]) => [keyword, inside(keyword, value)] as const);
  const { required } = schema;
  if (!Array.isArray(required)) return Object.fromEntries(members);
  const needed = required.filter((name: string) => !Object.hasOwn(defaults, name));
  return { ...Object.fromEntries(members), required: needed };
}

function inside(keyword: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (isObject(item) ? withDefaults(item) : item));
  if (!isObject(value)) return value;
  if (keyword !== 'properties') return withDefaults(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => {
      const inner = isObject(property) ? withDefaults(property) : property;
      return [name, isObject(inner) && Object.hasOwn(defaults, name) ? { ...inner, default: defaults[name] } : inner];
    }),
  );
}
