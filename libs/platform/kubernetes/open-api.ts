import { ApiFailure } from './api-failure';
import type { ApiServer } from './api-server';
import type { JsonObject } from './json-object';
import { isJsonObject, objectsIn, textAt } from './json-object';

const MOST_BYTES = 8 * 1024 * 1024;

/** A document of the cluster, for as long as its hash is the same. */
interface Described {
  readonly address: string;
  readonly schemas: JsonObject;
}

/**
 * The cluster's OpenAPI v3, group by group. An index names every document with a hash of its content; one that is
 * known under its hash is not asked for again, and a document that is not needed never.
 */
export class OpenApi {
  private readonly known = new Map<string, Described>();

  constructor(private readonly server: ApiServer) {}

  /** `components.schemas` of a group in one version; undefined where the cluster describes nothing of it. */
  async schemas(apiVersion: string, signal: AbortSignal): Promise<JsonObject | undefined> {
    const address = await this.addressOf(apiVersion, signal);
    if (address === undefined) return undefined;
    const before = this.known.get(apiVersion);
    if (before?.address === address) return before.schemas;
    const [path = '', query = ''] = address.split('?');
    const hash = new URLSearchParams(query).get('hash') ?? undefined;
    const document = await this.server.ask({ path, query: { hash }, mostBytes: MOST_BYTES }, signal);
    const components = isJsonObject(document) ? document.components : undefined;
    const schemas = isJsonObject(components) && isJsonObject(components.schemas) ? components.schemas : {};
    this.known.set(apiVersion, { address, schemas });
    return schemas;
  }

  private async addressOf(apiVersion: string, signal: AbortSignal): Promise<string | undefined> {
    const index = await this.index(signal);
    const name = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
    const address = textAt(index, 'paths', name, 'serverRelativeURL');
    // It is asked for with our credentials: nobody may send us elsewhere with them.
    return address?.startsWith('/openapi/v3/') === true ? address : undefined;
  }

  private async index(signal: AbortSignal): Promise<unknown> {
    try {
      return await this.server.ask({ path: '/openapi/v3' }, signal);
    } catch (error) {
      if (error instanceof ApiFailure && error.code === 'not-found') return undefined;
      throw error;
    }
  }
}

/** The name of the schema that describes a kind. */
export function schemaNameOf(schemas: JsonObject, apiVersion: string, kind: string): string | undefined {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  return Object.keys(schemas).find((name) => {
    const schema = schemas[name];
    return objectsIn(isJsonObject(schema) ? schema['x-kubernetes-group-version-kind'] : undefined).some(
      (one) => one.group === group && one.version === version && one.kind === kind,
    );
  });
}
