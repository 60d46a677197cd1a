import type { Actor, DomainEvent, Projection } from '@ledgerline/kernel';
import { summaryOf } from './summaries';

/** An event as people read it; the ledger has the original. */
export interface AuditRow {
  /** The event's own id: what it caused names it. */
  readonly id: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly actor: Actor;
  readonly commandId: string;
  readonly causationId: string;
  readonly correlationId: string;
  readonly project?: string;
  readonly environment?: string;
  readonly releaseId?: string;
  readonly promotionId?: string;
  readonly findingId?: string;
  /** One line. */
  readonly summary: string;
  /** What the event says, without bytes and digests of secrets. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The same without what the event says, where nobody asked for that. */
export type ToldEvent = Omit<AuditRow, 'data'> & Partial<Pick<AuditRow, 'data'>>;

/** An event of any context. */
export type AnyFact = DomainEvent<string, Readonly<Record<string, unknown>>>;

/** What happened, when, by whom and because of what? One row an event, of all of these types. */
export const auditHistory = (types: readonly string[]): Projection<AuditRow, AnyFact> => ({
  name: 'audit_history',
  generation: 2,
  journal: true,
  on: types,
  // The log may hold an event id twice; a position never.
  keyOf: ({ position }) => String(position),
  evolve: (_, { id, type, stream, revision, position, recordedAt, metadata, data }) => ({
    id,
    position: String(position),
    recordedAt,
    type,
    stream,
    revision: String(revision),
    actor: metadata.actor,
    commandId: metadata.commandId,
    causationId: metadata.causationId,
    correlationId: metadata.correlationId,
    ...subjectOf(data),
    summary: summaryOf(type, data),
    data: readable(data),
  }),
});

type Subject = Pick<AuditRow, 'project' | 'environment' | 'releaseId' | 'promotionId' | 'findingId'>;

function subjectOf(data: Readonly<Record<string, unknown>>): Subject {
  const { project, releaseId = releaseOf(data.document) ?? field(data.waives, 'release'), findingId } = data;
  const environment = data.environment ?? field(data.waives, 'environment');
  const promotionId = data.promotionId ?? field(data.because, 'promotionId');
  return {
    ...(typeof project === 'string' && { project }),
    ...(typeof environment === 'string' && { environment }),
    ...(typeof releaseId === 'string' && { releaseId }),
    ...(typeof promotionId === 'string' && { promotionId }),
    ...(typeof findingId === 'string' && { findingId }),
  };
}

/** Without what is too large for who reads a history, or none of their business. */
function readable(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!('base64' in data || 'secretDigest' in data)) return data;
  const { base64: _bytes, secretDigest: _secret, ...rest } = data;
  return rest;
}

function releaseOf(document: unknown): unknown {
  return field(field(document, 'release'), 'id');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
