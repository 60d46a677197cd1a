export type { Aliases, Involvement, Quorum, Voter, VoteRefusal, Word } from './approval';
export { askedBy, countedFor, personBehind, spelledAlike, wordOf } from './approval';
export { canonicalJson, contentDigest } from './canonical-json';
export { Clock, SystemClock } from './clock';
export type { Accepted, Cause, Decider, Decision, Folded } from './decider';
export { Decisions } from './decider';
export type { Digest } from './digest';
export { DIGEST_PATTERN, digestOf, isDigest } from './digest';
export type { AnyEventDefinition, DomainEvent, EventOf, Recorded } from './event';
export { defineEvent } from './event';
export { EventCatalog, UndecodableEvent } from './event-catalog';
export type {
  Actor,
  Appended,
  Delivery,
  EventMetadata,
  ExpectedRevision,
  LogFilter,
  NewEvent,
  StoredEvent,
} from './event-log';
export { EventLog, EventLogError } from './event-log';
export { Fold, withEntry, withItem, withLastItem, withMember } from './fold';
export { deriveId } from './ids';
export type { Correlation, Effect, Input, ProcessManager, Refused, Wake } from './process';
export type { AnyProjection, Projection } from './projection';
export type { RefusalText } from './refusal';
export { Refusal, refuse } from './refusal';
export { maybeSecretName, secretForm, secretIn } from './secrets';
export { sameJson } from './same-json';
