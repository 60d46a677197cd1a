import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { ObservedDatabase, PostgresDocument } from '../../domains/postgres/document';
import type { Detector, DetectorContext } from '../detector';
import { failed, seen } from '../detector';
import { messageOf } from '../reason';
import { withSession } from './connection';
import { readDatabase } from './read-database';
import { ReferenceSchemas } from './reference-schema';

const Url = Type.String({ pattern: '^postgres(ql)?://' });

const DatabaseAccess = Type.Object(
  {
    dsn: Type.Unsafe<string>({
      ...Url,
      description: 'URL of the database; its role has to read the catalogue and ledgerline_migrations, nothing else',
    }),
    scratchDsn: Type.Optional(
      Type.Unsafe<string>({
        ...Url,
        description:
          'URL of a role that may create databases, on a server of the same version; it works in databases of its own',
      }),
    ),
  },
  { additionalProperties: false },
);
type DatabaseAccess = Static<typeof DatabaseAccess>;

export const PostgresConfig = Type.Object(
  { databases: Type.Record(Type.String(), DatabaseAccess) },
  { additionalProperties: false },
);
export type PostgresConfig = Static<typeof PostgresConfig>;

/** A detector that remembers what migrations made of an empty database. */
export function postgresDetector(references = new ReferenceSchemas()): Detector<PostgresConfig> {
  return {
    name: 'postgres',
    configuration: PostgresConfig,
    async observe({ databases }, context) {
      const observed: Record<string, ObservedDatabase> = {};
      const problems = unreachable(databases, context);
      for (const [name, access] of Object.entries(databases).sort(([one], [other]) => (one < other ? -1 : 1))) {
        const found = await database(name, access, references, context);
        if (found.observed !== undefined) observed[name] = found.observed;
        problems.push(...found.problems.map((problem) => `database ${name}: ${problem}`));
      }
      if (Object.keys(observed).length === 0 && problems.length > 0) return failed(problems.join('; '));
      return seen({ databases: observed } satisfies PostgresDocument, problems);
    },
  };
}

/** Databases that are declared and that nobody told the agent how to reach. */
function unreachable(databases: PostgresConfig['databases'], { intent }: DetectorContext): string[] {
  return Object.keys(intent?.migrations ?? {})
    .filter((name) => !Object.hasOwn(databases, name))
    .map((name) => `database ${name}: the agent has no connection to it`);
}

interface Found {
  readonly observed?: ObservedDatabase;
  readonly problems: readonly string[];
}

async function database(
  name: string,
  { dsn, scratchDsn }: DatabaseAccess,
  references: ReferenceSchemas,
  context: DetectorContext,
): Promise<Found> {
  const { intent, signal, redact } = context;
  try {
    const found = await withSession(dsn, signal, readDatabase);
    const declared = intent?.configuration.databases?.[name] as { readonly settings?: unknown } | undefined;
    const settings = redact(found.settings, declared?.settings) as typeof found.settings;
    const observed = { ...found, settings };
    if (intent === undefined) return { observed, problems: [] };
    if (scratchDsn === undefined)
      return { observed, problems: ['there is no scratch server to try the migrations on'] };
    return await references
      .of(scratchDsn, intent.migrations[name] ?? [], context)
      .then((schema): Found => ({ observed: { ...observed, reference: { schema } }, problems: [] }))
      .catch((error: unknown): Found => ({ observed, problems: [messageOf(error)] }));
  } catch (error) {
    return { problems: [messageOf(error)] };
  }
}
