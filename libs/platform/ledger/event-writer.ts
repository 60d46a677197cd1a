import type { Cause, DomainEvent, EventCatalog, NewEvent } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import type { ValidateFunction } from 'ajv/dist/2020';
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** A decision made an event that its own schema forbids: an error in the code, never one of whoever commanded. */
export class InvalidEventData extends Error {
  constructor(
    readonly type: string,
    readonly problems: string,
  ) {
    super(`data of a new "${type}" does not match its schema: ${problems}`);
    this.name = 'InvalidEventData';
  }
}

interface Compiled {
  readonly ajv: Ajv2020;
  readonly validators: Map<string, ValidateFunction>;
}

/** Compiling a schema costs milliseconds: it is done once a catalogue, however many writers there are. */
const compiledByCatalog = new WeakMap<EventCatalog, Compiled>();

/** Turns decided events into what the log takes: validated data, ids that follow from the command, and metadata. */
export class EventWriter {
  private readonly compiled: Compiled;

  constructor(private readonly catalog: EventCatalog) {
    this.compiled = compiledFor(catalog);
  }

  /** The same cause, stream and decision give the same events, ids included. Throws {@link InvalidEventData}. */
  newEvents(stream: string, cause: Cause, events: readonly DomainEvent[]): readonly NewEvent[] {
    return events.map(({ type, data }, index) => {
      this.check(type, data);
      return {
        id: deriveId(cause.commandId, stream, String(index)),
        type,
        data,
        metadata: { schemaVersion: this.catalog.versionOf(type), ...chainOf(cause) },
      };
    });
  }

  private check(type: string, data: unknown): void {
    const validate = this.validatorOf(type);
    if (!validate(data))
      throw new InvalidEventData(type, this.compiled.ajv.errorsText(validate.errors, { dataVar: 'data' }));
  }

  private validatorOf(type: string): ValidateFunction {
    const { ajv, validators } = this.compiled;
    const known = validators.get(type);
    if (known !== undefined) return known;
    const definition = this.catalog.definitions.find((one) => one.type === type);
    if (definition === undefined) throw new InvalidEventData(type, 'the type is in no catalogue');
    const validator = ajv.compile(definition.schema);
    validators.set(type, validator);
    return validator;
  }
}

function chainOf({ actor, commandId, causationId, correlationId }: Cause): Cause {
  return { actor: { kind: actor.kind, id: actor.id }, commandId, causationId, correlationId };
}

function compiledFor(catalog: EventCatalog): Compiled {
  const known = compiledByCatalog.get(catalog);
  if (known !== undefined) return known;
  const compiled = { ajv: addFormats(new Ajv2020({ strict: false })), validators: new Map<string, ValidateFunction>() };
  compiledByCatalog.set(catalog, compiled);
  return compiled;
}
