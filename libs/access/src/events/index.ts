import { ApiKeyIssued } from './api-key-issued';
import { ApiKeyRevoked } from './api-key-revoked';
import { ApiKeyRotated } from './api-key-rotated';
import { SessionEnded } from './session-ended';
import { SessionOffered } from './session-offered';
import { SessionStarted } from './session-started';
import { SessionUsed } from './session-used';

export { ApiKeyIssued, ApiKeyRevoked, ApiKeyRotated, SessionEnded, SessionOffered, SessionStarted, SessionUsed };

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const accessEvents = [
  ApiKeyIssued,
  ApiKeyRevoked,
  ApiKeyRotated,
  SessionEnded,
  SessionOffered,
  SessionStarted,
  SessionUsed,
] as const;

/** What happens to an API key. */
export type ApiKeyEvent = ApiKeyIssued | ApiKeyRevoked | ApiKeyRotated;
/** What happens to a session. */
export type SessionEvent = SessionEnded | SessionOffered | SessionStarted | SessionUsed;
