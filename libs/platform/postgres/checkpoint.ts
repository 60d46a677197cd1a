import type { Digest } from '@ledgerline/kernel';
import { contentDigest } from '@ledgerline/kernel';
import type { ProjectionTable } from './projection-table';

/** How far a projection's table has followed the ledger, and what the table was made for. */
export interface Checkpoint {
  readonly name: string;
  readonly generation: number;
  /** What the table was made from; another definition needs another table. */
  readonly definition: string;
  /** Everything up to here is in the rows; undefined before the first event. */
  readonly position: bigint | undefined;
  /** Changes with every rebuild, so that a writer notices that the table under it was exchanged. */
  readonly build: string;
  /** The rows are of an earlier definition, and stay as they are until the next ones are complete. */
  readonly superseded: boolean;
}

/**
 * The digest of everything that a table's form follows from. What its projection is about is part of that: an event of a
 * type that nobody knows yet was passed over by projections that fold nothing on its subject.
 */
export function definitionOf({ projection, sql }: ProjectionTable): Digest {
  const { generation, on, journal = false } = projection;
  return contentDigest({ generation, sql, folds: journal ? 'everything' : subjectsOf(on) });
}

/** What an event type is about: its name up to the first dot. */
export function subjectOf(type: string): string {
  return type.split('.', 1)[0] ?? type;
}

function subjectsOf(types: readonly string[]): readonly string[] {
  return [...new Set(types.map(subjectOf))].sort();
}
