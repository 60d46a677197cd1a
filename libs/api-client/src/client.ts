import type { Client } from 'openapi-fetch';
import createClient from 'openapi-fetch';
import { LedgerlineProblem, problemIn } from './problem';
import type { paths } from './schema';

export type LedgerlineClient = Client<paths>;

export interface ClientOptions {
  /** Where the api answers, with or without a slash at the end. */
  readonly url: string;
  /** API key; absent where a session's cookie goes along. */
  readonly key?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A typed client of the api. Every answer that is no success is thrown as a {@link LedgerlineProblem}. */
export function createLedgerlineClient({ url, key, fetch }: ClientOptions): LedgerlineClient {
  const client = createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    ...(key !== undefined && { headers: { authorization: `Bearer ${key}` } }),
    ...(fetch && { fetch }),
  });
  client.use({
    async onResponse({ response }) {
      if (response.ok || response.status === 304) return;
      throw new LedgerlineProblem(await problemIn(response));
    },
  });
  return client;
}
