import type { Circumstances, Intent } from '../compare';
import { differences } from '../compare/differences';
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

interface Judged {
  readonly overlay?: DatabaseOverlay;
  readonly redact: Redact;
  readonly now: string;
  readonly circumstances?: (intent: Intent) => Circumstances;
}

/** Every difference between two databases, each with its classification and the reason for it. */
export function differencesBetween(
  declared: DatabaseState,
  observed: DatabaseState,
  { overlay = {}, redact, now, circumstances = (intent) => nothingKnown(intent, now) }: Judged,
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
  return differences(postgres, circumstances(intent), seen(document, [...observed.problems, ...composed.problems]));
}

/** No project, no ledger: nothing is being rolled out, tolerated or accepted. */
function nothingKnown(document: Intent, now: string): Circumstances {
  return {
    ...{ environment: 'offline', now, rolloutMilliseconds: 0, tolerances: [], acceptances: new Map() },
    intent: { intentRevision: 0, document, declaredAt: now, converged: true },
    forbids: () => undefined,
  };
}
