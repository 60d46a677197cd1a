import type { Static, TObject } from '@sinclair/typebox';
import type { EventMetadata } from './event-log';

/** A fact that a decision produced; `data` is what the ledger keeps, as JSON. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** An event as the ledger holds it: `position` orders all events, `revision` those of one stream. */
export type Recorded<Event extends DomainEvent = DomainEvent> = Event & {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly metadata: EventMetadata;
};

/** A version that was written once and is no longer: how its data is told in terms of the next version. */
export interface OlderVersion {
  readonly version: number;
  readonly schema: TObject;
  /** One event of that version, kept for ever; its meaning after `upcast` may not change. */
  readonly sample: unknown;
  readonly upcast: (data: unknown) => unknown;
}

/** Constructor, schema and golden sample of one event type; calling it makes the event. */
export interface EventDefinition<Type extends string = string, Schema extends TObject = TObject> {
  (data: Static<Schema>): DomainEvent<Type, Static<Schema>>;
  readonly type: Type;
  readonly version: number;
  readonly schema: Schema;
  /** One event of this version, kept for ever: old samples must decode to the same meaning. */
  readonly sample: Static<Schema>;
  /** Versions 1 to `version - 1`, in that order. */
  readonly older: readonly OlderVersion[];
}

/** What every catalogue, test and document needs of a definition, whatever its type. */
export type AnyEventDefinition = Pick<EventDefinition, 'type' | 'version' | 'schema' | 'older'> & {
  readonly sample: unknown;
};

export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Schema> ? DomainEvent<Type, Static<Schema>> : never;

export function defineEvent<const Type extends string, Schema extends TObject>(
  type: Type,
  version: number,
  schema: Schema,
  sample: Static<Schema>,
  older: readonly OlderVersion[] = [],
): EventDefinition<Type, Schema> {
  return Object.assign((data: Static<Schema>) => ({ type, data }), { type, version, schema, sample, older });
}
