import type { Type } from '@nestjs/common';
import { Components } from './components';
import type { OpenApiDocument, Operation } from './document';
import { operationOf } from './operation';
import { routesOf } from './routes';

/** The API's description from its controllers: the same controllers give the same document, byte for byte. */
export function describeApi(controllers: readonly Type[]): OpenApiDocument {
  const components = new Components();
  const paths = new Map<string, Record<string, Operation>>();
  const routes = [...routesOf(controllers)].sort((a, b) => compare(`${a.path} ${a.verb}`, `${b.path} ${b.verb}`));
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths.set(path, { ...paths.get(path), [route.verb]: operationOf(route, components) });
  }
  requireUniqueIds([...paths.values()].flatMap((operations) => Object.values(operations)));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ledgerline',
      version: '1',
      description: 'A release ledger: decides what may enter an environment, and proves what did.',
    },
    paths: Object.fromEntries(paths),
    components: {
      schemas: components.schemas,
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'an API key, `llk_…`' } },
    },
  };
}

function requireUniqueIds(operations: readonly Operation[]): void {
  const ids = operations.map(({ operationId }) => operationId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`two routes are called ${twice}`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
