import type { StoredEvent } from '@ledgerline/kernel';
import type { CopyMark } from '@ledgerline/platform/eventstore';
import { asRecorded, splitCopyMark, withCopyMark } from '@ledgerline/platform/eventstore';
import { positionFields } from '@ledgerline/platform/ledger';
import { isDeepStrictEqual } from 'node:util';
import { placeOf } from '../reading/log-tally';
import { CopyFault } from './copy-fault';
import type { PositionMap } from './position-map';

/** Positions of the source that an event of it names, by the field of its data; as that ledger tells them. */
export function positionsIn(event: StoredEvent): ReadonlyMap<string, bigint> {
  const { type, data } = asRecorded(event);
  const named = (positionFields[type] ?? []).flatMap((field) => {
    const value = valueAt(data, field.split('.'));
    return typeof value === 'string' && /^\d+$/.test(value) ? [[field, BigInt(value)] as const] : [];
  });
  return new Map(named);
}

function valueAt(data: unknown, [field, ...deeper]: readonly string[]): unknown {
  if (field === undefined || typeof data !== 'object' || data === null) return field === undefined ? data : undefined;
  return valueAt((data as Readonly<Record<string, unknown>>)[field], deeper);
}

/** The metadata of an event's copy: what its metadata were, and the mark of where it comes from. */
export function metadataOfCopy(event: StoredEvent, map: PositionMap): object {
  const [own] = splitCopyMark(event.metadata);
  return withCopyMark(objectOf(own), markOf(event, map));
}

/** Why `copy` is not the copy of `event`; undefined when it is. Both as their servers have them. */
export function differenceOf(event: StoredEvent, copy: StoredEvent, map: PositionMap): string | undefined {
  const [own] = splitCopyMark(event.metadata);
  const [copied, mark] = splitCopyMark(copy.metadata);
  if (copy.stream !== event.stream || copy.revision !== event.revision) {
    return `it has ${copy.stream}@${String(copy.revision)} there`;
  }
  if (copy.id !== event.id) return `its id is ${copy.id}, not ${event.id}`;
  if (copy.type !== event.type) return `its type is ${copy.type}, not ${event.type}`;
  if (!isDeepStrictEqual(copy.data, event.data)) return 'its data are others';
  if (!isDeepStrictEqual(objectOf(copied), objectOf(own))) return 'its metadata are others';
  if (!isDeepStrictEqual(mark, markOf(event, map))) return 'the mark of where it comes from is another';
  return undefined;
}

function markOf(event: StoredEvent, map: PositionMap): CopyMark {
  const { recordedAt } = asRecorded(event);
  const positions = Object.fromEntries(
    [...positionsIn(event)].map(([field, position]) => {
      const there = map.at(position);
      if (there !== undefined) return [field, String(there)];
      throw new CopyFault(
        'position-unknown',
        `${placeOf(event)}: its ${field} is ${String(position)}, and no event stands there or before`,
      );
    }),
  );
  const mark = { position: String(event.position), recordedAt };
  return Object.keys(positions).length === 0 ? mark : { ...mark, positions };
}

function objectOf(metadata: unknown): object {
  return typeof metadata === 'object' && metadata !== null && !(metadata instanceof Uint8Array) ? metadata : {};
}
