import type { Intent } from '../compare';
import { assess } from '../compare';
import type { JsonObject } from '../compare/json';
import { seen } from '../detectors/detector';
import { compose } from '../detectors/postgres/compose';
import type { Redact } from '../detectors/redact';
import type { Difference } from '../difference';
import { postgres } from '../domains/postgres';
import type { PostgresDocument } from '../domains/postgres/document';
import type { DatabaseState } from './database-side';

/** What the difference's resource is called: `database compared`. */
const NAME = 'compared';

/** What an overlay declares of a database. */
export interface DatabaseOverlay {
  readonly settings?: JsonObject;
  readonly extensions?: JsonObject;
}

/** Every difference between two databases, each with its classification and the reason for it. */
export function differencesBetween(
  declared: DatabaseState,
  observed: DatabaseState,
  { overlay = {}, redact, now }: { readonly overlay?: DatabaseOverlay; readonly redact: Redact; readonly now: string },
): readonly Difference[] {
  // Where there is no record of migrations, there is nothing to compare of it; the schema says what ran.
  const areRecorded = observed.migrations.length > 0;
  const { schema, settings, roleSettings = {}, server = {}, extensions, migrations, changes, ordered } = observed;
  const composed = compose(
    {
      ...{ schema, settings, roleSettings, server, extensions, changes },
      migrations: areRecorded ? [...migrations] : [],
      ...(ordered === true && { ordered }),
    },
    { schema: declared.schema, settings: declared.settings, roleSettings: declared.roleSettings ?? {} },
    redact,
  );
  const document: PostgresDocument = { databases: { [NAME]: composed.observed } };
  const intent: Intent = {
    artifacts: {},
    migrations: { [NAME]: areRecorded ? declared.migrations.map(({ id, checksum }) => ({ id, checksum })) : [] },
    configuration: {
      databases: {
        [NAME]: { settings: overlay.settings ?? {}, extensions: { ...declared.extensions, ...overlay.extensions } },
      },
    },
    flags: {},
    variance: [],
  };
  return assess(
    postgres,
    {
      environment: 'offline',
      now,
      intent: { intentRevision: 1, document: intent, declaredAt: now, converged: true },
      acceptances: new Map(),
      forbids: () => undefined,
    },
    seen(document, [...observed.problems, ...composed.problems]),
  );
}
