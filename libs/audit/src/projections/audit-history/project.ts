import type { Actor, DomainEvent, Projection } from '@ledgerline/kernel';
import { summaryOf } from './summaries';

/** An event as people read it; the ledger has the original. */
export interface AuditRow {
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

/** An event of any context. */
export type AnyFact = DomainEvent<string, Readonly<Record<string, unknown>>>;

/** Too large, or of no use, for who reads a history. */
const LEFT_OUT: ReadonlySet<string> = new Set(['base64', 'secretDigest']);

/** What happened, when, by whom and because of what? One row an event, of all of these types. */
export const auditHistory = (types: readonly string[]): Projection<AuditRow, AnyFact> => ({
  name: 'audit_history',
  generation: 1,
  on: types,
  // The log may hold an event id twice; a position never.
  keyOf: ({ position }) => String(position),
  evolve: (_, { type, stream, revision, position, recordedAt, metadata, data }) => ({
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
    data: Object.fromEntries(Object.entries(data).filter(([name]) => !LEFT_OUT.has(name))),
  }),
});

type Subject = Pick<AuditRow, 'project' | 'environment' | 'releaseId' | 'promotionId' | 'findingId'>;

function subjectOf(data: Readonly<Record<string, unknown>>): Subject {
  const { because, document } = data;
  const found = {
    project: data['project'],
    environment: data['environment'],
    releaseId: data['releaseId'] ?? field(field(document, 'release'), 'id'),
    promotionId: data['promotionId'] ?? field(because, 'promotionId'),
    findingId: data['findingId'],
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === 'string'));
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
