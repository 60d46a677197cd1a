import { NAME_PATTERN, ProblemView } from '@ledgerline/platform/http';
import type { Components } from './components';
import type { JsonSchema, Operation, Parameter } from './document';
import { schemaOfDto } from './dto-schema';
import type { Route, Taken } from './routes';

const names: readonly string[] = ['project', 'environment'];
/** Headers that an OpenAPI document tells in other places. */
const described: readonly string[] = ['accept', 'authorization', 'content-type'];
const text: JsonSchema = { type: 'string' };

/** What one route takes and answers. Throws for a route without a permission or an answer. */
export function operationOf(route: Route, components: Components): Operation {
  const { answer, permission, isPublic } = route;
  const id = operationId(route);
  if (answer === undefined) throw new Error(`${id} does not say what it answers`);
  if (permission === undefined && !isPublic) throw new Error(`${id} needs a permission`);
  const body = bodyOf(route, components);
  return {
    operationId: id,
    tags: [tagOf(route.path)],
    ...(permission !== undefined && { 'x-permission': permission }),
    security: isPublic ? [] : [{ apiKey: [] }],
    parameters: parametersOf(route),
    ...(body !== undefined && { requestBody: body }),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(isQuery(route) && { headers: readHeaders }),
        content: { [answerType(answer.schema)]: { schema: components.lift(answer.schema) } },
      },
      default: {
        description: 'why not, and what to do about it',
        content: { 'application/problem+json': { schema: components.lift(ProblemView) } },
      },
    },
  };
}

/** Stable while the controller and its method keep their names, whatever other routes there are. */
function operationId({ controller, method }: Route): string {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}_${method}`;
}

function tagOf(path: string): string {
  const [first = '', second, , fourth] = path.split('/').filter(Boolean);
  return fourth ?? second ?? first;
}

/** A schema without fields is of bytes or of a stream: its `contentMediaType` says which, if it is not JSON. */
function answerType(schema: JsonSchema): string {
  return typeof schema.contentMediaType === 'string' ? schema.contentMediaType : 'application/json';
}

function parametersOf(route: Route): readonly Parameter[] {
  const found = [...inPath(route.path), ...route.taken.flatMap(parametersTaken), ...everywhere(route)];
  return [...new Map(found.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter])).values()];
}

function inPath(path: string): readonly Parameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: names.includes(name) ? { type: 'string', pattern: NAME_PATTERN } : text,
  }));
}

function parametersTaken(taken: Taken): readonly Parameter[] {
  switch (taken.from) {
    case 'body':
      return [];
    case 'query':
      return [{ name: taken.name, in: 'query', required: false, schema: text }];
    case 'headers':
      if (described.includes(taken.name.toLowerCase())) return [];
      return [{ name: taken.name, in: 'header', required: false, schema: text }];
    case 'decorator':
      return taken.parameters.map((parameter) => ({ ...parameter, required: false }));
    case 'query-object': {
      const { properties, required = [] } = schemaOfDto(taken.dto) as {
        readonly properties: Readonly<Record<string, JsonSchema>>;
        readonly required?: readonly string[];
      };
      return Object.entries(properties).map(([name, schema]) => ({
        name,
        in: 'query',
        required: required.includes(name),
        schema,
      }));
    }
  }
}

const readHeaders = {
  'Ledgerline-Position': {
    description: 'the rows have at least everything up to this position of the ledger',
    schema: { type: 'string', pattern: '^\\d+$' },
  },
  'Ledgerline-Lag': {
    description: 'milliseconds for which the ledger has had something that is not in the rows',
    schema: { type: 'integer' },
  },
  'Ledgerline-Stale': {
    description: 'projections, of those answered from, that are stopped, being rebuilt, or have rows put aside',
    schema: text,
  },
};

function isQuery({ verb, isPublic }: Route): boolean {
  return verb === 'get' && !isPublic;
}

function everywhere({ verb, isPublic }: Route): readonly Parameter[] {
  if (isPublic) return [];
  if (verb !== 'get') {
    const description = 'the same key with the same request gets the first answer again';
    return [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: false,
        description,
        schema: { type: 'string', maxLength: 200 },
      },
    ];
  }
  const description = 'wait until the read side has reached this position of the ledger';
  return [
    { name: 'minPosition', in: 'query', required: false, description, schema: { type: 'string', pattern: '^\\d+$' } },
  ];
}

function bodyOf({ taken, takesBytes, consumes }: Route, components: Components): Operation['requestBody'] {
  const body = taken.find((one) => one.from === 'body');
  if (body === undefined) return undefined;
  if (takesBytes) return { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  const schema =
    body.dto === undefined ? {} : components.add(body.dto.name.replace(/Dto$/, 'Request'), schemaOfDto(body.dto));
  return { required: true, content: Object.fromEntries(consumes.map((type) => [type, { schema }])) };
}
