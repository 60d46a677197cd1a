import type { AllStreamResolvedEvent, Position, RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import type { Labels } from './labels';

/** A position as it was seen; {@link ranked} replaces it. */
export class SeenPosition {
  constructor(
    readonly commit: bigint,
    readonly prepare: bigint,
  ) {}
}

const LONG_JSON = 300;

export function seenPosition(position: Position | undefined): SeenPosition | null {
  return position === undefined ? null : new SeenPosition(position.commit, position.prepare);
}

/** An event with everything replaced that differs from run to run. */
export function observedEvent(resolved: ResolvedEvent | AllStreamResolvedEvent, labels: Labels): unknown {
  return {
    event: resolved.event === undefined ? null : record(resolved.event, labels),
    ...(resolved.link !== undefined && { link: record(resolved.link, labels) }),
    ...(resolved.commitPosition !== undefined && { hasCommitPosition: true }),
  };
}

function record(event: RecordedEvent, labels: Labels): unknown {
  return {
    stream: labels.label(event.streamId),
    id: labels.idLabel(event.id),
    revision: String(event.revision),
    type: event.type,
    isJson: event.isJson,
    data: event.isJson ? shortened(event.data) : Buffer.from(event.data).toString('base64'),
    metadata: metadata(event.metadata),
    createdIsDate: Number.isFinite(event.created.getTime()),
    position: seenPosition(event.position),
  };
}

function shortened(data: unknown): unknown {
  const { length } = JSON.stringify(data);
  return length > LONG_JSON ? { $bytes: length } : data;
}

function metadata(value: unknown): unknown {
  if (value === undefined) return null;
  return value instanceof Uint8Array ? { $binary: Buffer.from(value).toString('base64') } : value;
}

const FACTS = ['streamName', 'expectedVersion', 'actualVersion', 'maxAppendSize', 'requiredMetadataProperties'];

/** What a caller learns from a failure. */
export function observedError(error: unknown, labels: Labels): unknown {
  const properties = new Map<string, unknown>(Object.entries(error as object));
  const facts = FACTS.filter((name) => properties.get(name) !== undefined).map((name) => {
    const value: unknown = properties.get(name);
    if (typeof value === 'bigint') return [name, String(value)];
    return [name, typeof value === 'string' ? labels.label(value) : value];
  });
  return {
    error: {
      type: properties.get('type') ?? null,
      class: (error as object).constructor.name,
      code: properties.get('code') ?? null,
      ...(Object.fromEntries(facts) as object),
    },
  };
}

/** The same with every position replaced by its rank among those that appear. */
export function ranked(value: unknown): unknown {
  const order = [...new Map(positionsIn(value).map((position) => [keyOf(position), position])).values()]
    .sort((a, b) => compare(a.commit, b.commit) || compare(a.prepare, b.prepare))
    .map(keyOf);
  return replace(value, (position) => {
    const rank = `P${String(order.indexOf(keyOf(position)))}`;
    return position.commit === position.prepare ? rank : `${rank} commit>prepare`;
  });
}

const keyOf = ({ commit, prepare }: SeenPosition): string => `${String(commit)}/${String(prepare)}`;
const compare = (a: bigint, b: bigint): number => (a < b ? -1 : Number(a > b));

function positionsIn(value: unknown): SeenPosition[] {
  if (value instanceof SeenPosition) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(positionsIn) : [];
}

function replace(value: unknown, rank: (position: SeenPosition) => string): unknown {
  if (value instanceof SeenPosition) return rank(value);
  if (Array.isArray(value)) return value.map((item) => replace(item, rank));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replace(item, rank)]));
}
