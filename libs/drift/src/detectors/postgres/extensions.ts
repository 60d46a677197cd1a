import type { ObservedDatabase } from '../../domains/postgres/document';

type Extensions = NonNullable<ObservedDatabase['schema']['extensions']>;

export function extensionVersions(extensions: Extensions = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(extensions).map(([name, { version = '' }]) => [name, version]));
}

/** Which version there is says the server, and no migration; where one is declared, it is compared as an extension. */
export function withoutVersions(extensions: Extensions = {}): Extensions {
  return Object.fromEntries(Object.entries(extensions).map(([name, { schema }]) => [name, { schema }]));
}
