import type { ApiKeyIssued, SessionOffered, SessionStarted } from './events';

/** What decisions about an API key need to know. */
export type ApiKey =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'active';
      /** With the secret that it has now. */
      readonly issued: ApiKeyIssued['data'];
      /** The secret before this one, and until when it opens, too. */
      readonly former?: { readonly secretDigest: string; readonly until: string };
    }
  | { readonly status: 'revoked'; readonly project: string };

/** What decisions about a session need to know. The link that it was begun with stays known: it can be tried again. */
export type Session =
  | { readonly status: 'unknown' }
  | { readonly status: 'offered'; readonly offer: SessionOffered['data'] }
  | {
      readonly status: 'active';
      readonly started: SessionStarted['data'];
      readonly idleAt: string;
      readonly linkDigest: string | undefined;
    }
  | { readonly status: 'ended'; readonly keyId: string; readonly linkDigest: string | undefined };
