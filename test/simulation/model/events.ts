import type { EventMetadata, StoredEvent } from '@ledgerline/kernel';

/** The ledger's events as the model reads them: by itself, without the product's decoders and folds. */
export interface Seen {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly position: bigint;
  readonly revision: bigint;
  readonly at: number;
  readonly metadata: EventMetadata;
  readonly data: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

export function seen(stored: StoredEvent): Seen {
  const { id, stream, type, position, revision, recordedAt } = stored;
  const metadata = stored.metadata as EventMetadata;
  return { id, stream, type, position, revision, at: Date.parse(recordedAt), metadata, data: stored.data as Fields };
}

export function text(fields: Fields | undefined, key: string): string {
  const value = fields?.[key];
  return typeof value === 'string' ? value : '';
}

export function number(fields: Fields | undefined, key: string): number {
  const value = fields?.[key];
  return typeof value === 'number' ? value : 0;
}

export function fields(of: Fields | undefined, key: string): Fields | undefined {
  const value = of?.[key];
  return typeof value === 'object' && value !== null ? (value as Fields) : undefined;
}

export function list(of: Fields | undefined, key: string): readonly Fields[] {
  const value = of?.[key];
  return Array.isArray(value) ? (value as readonly Fields[]) : [];
}
