import { ApiKeyIssued } from './api-key-issued';
import { ApiKeyRevoked } from './api-key-revoked';

export { ApiKeyIssued, ApiKeyRevoked };

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const accessEvents = [ApiKeyIssued, ApiKeyRevoked] as const;

export type AccessEvent = ApiKeyIssued | ApiKeyRevoked;
