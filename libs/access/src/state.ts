import type { ApiKeyIssued } from './events';

/** What decisions about an API key need to know. */
export type ApiKey =
  | { readonly status: 'unknown' }
  | { readonly status: 'active'; readonly issued: ApiKeyIssued['data'] }
  | { readonly status: 'revoked'; readonly project: string };
