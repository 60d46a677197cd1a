import type { EventCatalog, EventLog, EventMetadata, Recorded, StoredEvent } from '@ledgerline/kernel';
import type { ProcessInput } from '@ledgerline/platform/ledger';
import type { Told } from './instance';

/** Larger data is read from where the event stands, so that a process's record stays small beside what it is about. */
const MAX_KEPT_TWICE = 32_768;

type EventInput = Extract<ProcessInput, { kind: 'event' }>;

export function inputOf(event: Recorded): EventInput {
  const { id, type, stream, revision, recordedAt, data, metadata } = event;
  const place: EventInput = {
    kind: 'event',
    id,
    type,
    stream,
    revision: String(revision),
    recordedAt,
    schemaVersion: metadata.schemaVersion,
  };
  return JSON.stringify(data).length > MAX_KEPT_TWICE ? place : { ...place, data };
}

/** The input that an event would be which cannot be read: its place, and the chain that it seems to belong to. */
export function placeOf({ id, type, stream, revision, recordedAt, metadata }: StoredEvent): {
  readonly input: EventInput;
  readonly correlationId: string;
} {
  const { schemaVersion, correlationId } = (metadata ?? {}) as Partial<Record<keyof EventMetadata, unknown>>;
  return {
    input: {
      kind: 'event',
      id,
      type,
      stream,
      revision: String(revision),
      recordedAt,
      schemaVersion: Number.isInteger(schemaVersion) && Number(schemaVersion) > 0 ? Number(schemaVersion) : 1,
    },
    correlationId: typeof correlationId === 'string' ? correlationId : id,
  };
}

/** The input by its place alone. */
export function withoutData(input: ProcessInput): ProcessInput {
  if (input.kind !== 'event') return input;
  const { kind, id, type, stream, revision, recordedAt, schemaVersion } = input;
  return { kind, id, type, stream, revision, recordedAt, schemaVersion };
}

/** What the process is told of a recorded input: events in terms of their newest version. */
export async function toldOf(input: ProcessInput, log: EventLog, catalog: EventCatalog): Promise<Told> {
  switch (input.kind) {
    case 'wake':
      return { type: 'wake', name: input.name, at: input.at };
    case 'refused':
      return { type: 'refused', command: input.command, code: input.code, facts: input.facts };
    case 'event': {
      const { type, data } = catalog.decode(await storedOf(input, log));
      return { type, data, recordedAt: input.recordedAt };
    }
  }
}

async function storedOf(input: EventInput, log: EventLog): Promise<StoredEvent> {
  if (input.data === undefined) {
    for await (const event of log.readStream(input.stream, { from: BigInt(input.revision), limit: 1 })) return event;
    throw new Error(`${input.stream}@${input.revision} is no longer in the ledger`);
  }
  const metadata: EventMetadata = {
    schemaVersion: input.schemaVersion,
    actor: { kind: 'system', id: 'process' },
    commandId: input.id,
    causationId: input.id,
    correlationId: input.id,
  };
  const { id, stream, type, data, recordedAt } = input;
  return { id, stream, type, data, metadata, revision: BigInt(input.revision), position: 0n, recordedAt };
}
