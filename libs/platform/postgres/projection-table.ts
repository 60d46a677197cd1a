import type { AnyProjection, DomainEvent, Projection } from '@ledgerline/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A projection with the statements that create its table and indexes. */
export interface ProjectionTable {
  readonly projection: AnyProjection;
  readonly sql: string;
}

/** The projection of this folder, with the `table.sql` beside it. */
export function projectionTable<Row, Event extends DomainEvent>(
  projection: Projection<Row, Event>,
  folder: string,
): ProjectionTable {
  return {
    projection: projection as unknown as AnyProjection,
    sql: readFileSync(join(folder, 'table.sql'), 'utf8'),
  };
}
