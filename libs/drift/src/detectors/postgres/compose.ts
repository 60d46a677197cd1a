import { compare } from '../../compare/compare';
import { align } from '../../domains/postgres/align/align';
import { leaveOutOthers, ownedSchemas } from '../../domains/postgres/align/owned';
import { databaseSchema } from '../../domains/postgres/database-schema';
import type { ObservedDatabase } from '../../domains/postgres/document';
import { fold } from '../../domains/postgres/fold';
import { changesAt } from '../../domains/postgres/writers';
import type { Redact } from '../redact';
import { redactSchema } from './redact-schema';
import type { TriedOut } from './scratch/try-out';

interface Composed {
  readonly observed: ObservedDatabase;
  readonly problems: readonly string[];
}

/**
 * What was found and what the migrations make, as they are reported: without what may be secret, without others' schemas,
 * large ones by what differs, and with who changed that.
 */
export function compose(found: Omit<ObservedDatabase, 'reference'>, reference: TriedOut, redact: Redact): Composed {
  const shown = redactSchema(found.schema, reference.schema, redact);
  const others = leaveOutOthers(shown, ownedSchemas(reference.schema));
  const { declared, observed, incomparable } = align(reference.schema, shown);
  const shape = databaseSchema.shape ?? ({ shape: 'json' } as const);
  const different = [...compare(shape, declared, observed), ...incomparable].map(({ path }) => path);
  const folded = fold(shown, reference.schema, different);
  const changes = changesAt(found.changes ?? {}, different);
  return {
    observed: {
      ...found,
      schema: folded.schema,
      reference: { ...reference, schema: folded.reference },
      ...(folded.equal && { equal: folded.equal }),
      ...(others && { others }),
      changes,
    },
    problems: folded.omitted === 0 ? [] : [`${String(folded.omitted)} more things differ than a report can hold`],
  };
}
