import type { AnyEventDefinition, Recorded } from './event';
import type { EventMetadata, StoredEvent } from './event-log';

type UndecodableReason = 'unknown-type' | 'unknown-version' | 'no-metadata';

/** An event in the log that this build cannot read; whoever meets it stops there and says so, it is never skipped. */
export class UndecodableEvent extends Error {
  constructor(
    readonly reason: UndecodableReason,
    readonly event: Pick<StoredEvent, 'stream' | 'revision' | 'position' | 'type'>,
  ) {
    super(`cannot read event "${event.type}" at ${event.stream}@${String(event.revision)}: ${reason}`);
    this.name = 'UndecodableEvent';
  }
}

/** Every event type this build knows, one definition a type. */
export class EventCatalog {
  private readonly byType = new Map<string, AnyEventDefinition>();

  constructor(definitions: readonly AnyEventDefinition[]) {
    for (const definition of definitions) {
      if (this.byType.has(definition.type)) throw new Error(`event type "${definition.type}" is defined twice`);
      this.byType.set(definition.type, definition);
    }
  }

  get definitions(): readonly AnyEventDefinition[] {
    return [...this.byType.values()];
  }

  knows(type: string): boolean {
    return this.byType.has(type);
  }

  /** The schema version under which events of this type are written now. */
  versionOf(type: string): number {
    const definition = this.byType.get(type);
    if (definition === undefined) throw new Error(`event type "${type}" is in no catalogue`);
    return definition.version;
  }

  /** Reads a stored event in terms of the newest version of its type. Throws {@link UndecodableEvent}. */
  decode(stored: StoredEvent): Recorded {
    const definition = this.byType.get(stored.type);
    if (definition === undefined) throw new UndecodableEvent('unknown-type', stored);
    if (!isMetadata(stored.metadata)) throw new UndecodableEvent('no-metadata', stored);
    return { ...stored, metadata: stored.metadata, data: upcast(definition, stored, stored.metadata.schemaVersion) };
  }
}

function upcast(definition: AnyEventDefinition, stored: StoredEvent, version: number): unknown {
  if (version === definition.version) return stored.data;
  const first = definition.older.findIndex((older) => older.version === version);
  if (first < 0) throw new UndecodableEvent('unknown-version', stored);
  return definition.older.slice(first).reduce((data, older) => older.upcast(data), stored.data);
}

function isMetadata(value: unknown): value is EventMetadata {
  return typeof value === 'object' && value !== null && 'schemaVersion' in value && 'commandId' in value;
}
