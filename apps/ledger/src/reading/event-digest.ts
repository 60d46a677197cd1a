import type { StoredEvent } from '@ledgerline/kernel';
import { positionFields } from '@ledgerline/platform/ledger';
import { createHash } from 'node:crypto';

/**
 * Digest of what an event says, the same in a ledger and in a copy of it: everything but positions, as the event was
 * recorded first.
 */
export function eventDigest({ id, stream, type, data, metadata, revision, recordedAt }: StoredEvent): Buffer {
  const said = [id, stream, String(revision), type, withoutPositions(type, data), metadata ?? {}, recordedAt];
  return createHash('sha256').update(JSON.stringify(said)).digest();
}

function withoutPositions(type: string, data: unknown): unknown {
  return (positionFields[type] ?? []).reduce((before, field) => without(before, field.split('.')), data);
}

function without(data: unknown, [field = '', ...deeper]: readonly string[]): unknown {
  if (typeof data !== 'object' || data === null || !(field in data)) return data;
  const { [field]: inner, ...rest } = data as Readonly<Record<string, unknown>>;
  return deeper.length === 0 ? rest : { ...rest, [field]: without(inner, deeper) };
}
