import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { ObservedDatabase, PostgresDocument } from '../../domains/postgres/document';
import type { Detector, DetectorContext } from '../detector';
import { isJsonObject } from '../../compare/json';
import { failed, seen } from '../detector';
import { messageOf } from '../reason';
import { compose } from './compose';
import { withSession } from './connection';
import type { FetchedMigration } from './migration-texts';
import { MigrationTexts } from './migration-texts';
import { readDatabase } from './read-database';
import { ReferenceSchemas } from './reference-schemas';
import { withRetries } from './retry';
import { embeddedServer } from './scratch/embedded-server';
import { givenServer } from './scratch/scratch-server';
import type { TriedOut } from './scratch/try-out';
import type { SessionSettings } from './session-settings';

const Url = Type.String({ pattern: '^postgres(ql)?://' });

const DatabaseAccess = Type.Object(
  {
    dsn: Type.Unsafe<string>({
      ...Url,
      description:
        'URL of the database; its role has to read the catalogue and the record of the migrations, nothing else',
    }),
    scratchDsn: Type.Optional(
      Type.Unsafe<string>({
        ...Url,
        description:
          'URL of a role that may create databases, on a server of the same version; it works in databases of its own',
      }),
    ),
    scratch: Type.Optional(
      Type.Literal('embedded', {
        description: 'tries the migrations on a server of the agent’s own, which runs only for that',
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
export function postgresDetector(
  references = new ReferenceSchemas(),
  texts = new MigrationTexts(),
): Detector<PostgresConfig> {
  return {
    name: 'postgres',
    configuration: PostgresConfig,
    async observe({ databases }, context) {
      const observed: Record<string, ObservedDatabase> = {};
      const problems = unreachable(databases, context);
      for (const [name, access] of Object.entries(databases).sort(([one], [other]) => (one < other ? -1 : 1))) {
        const found = await look(name, access, { references, texts }, context);
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

interface Remembered {
  readonly references: ReferenceSchemas;
  readonly texts: MigrationTexts;
}

async function look(
  name: string,
  access: DatabaseAccess,
  { references, texts }: Remembered,
  context: DetectorContext,
): Promise<Found> {
  const { intent, signal } = context;
  const declared = intent?.migrations[name] ?? [];
  try {
    const fetched = await texts.of(declared, context).catch((error: unknown) => messageOf(error));
    const { found, session, problems } = await withRetries(signal, () =>
      withSession(access.dsn, signal, (open) =>
        readDatabase(open, {
          migrations: typeof fetched === 'string' ? declared : fetched,
          settings: Object.keys(declaredSettings(name, context) ?? {}),
        }),
      ),
    );
    const observed = withoutSecrets(name, found, context);
    if (intent === undefined) return { observed: withoutSchema(observed), problems };
    if (typeof fetched === 'string') return { observed: withoutSchema(observed), problems: [...problems, fetched] };
    const searchPath = declaredSettings(name, context)?.search_path;
    const settings = { ...session, ...(typeof searchPath === 'string' && { search_path: searchPath }) };
    const reference = await tried(access, references, fetched, settings, signal);
    if (typeof reference === 'string') return { observed: withoutSchema(observed), problems: [...problems, reference] };
    const composed = compose(observed, reference, context.redact);
    return { observed: composed.observed, problems: [...problems, ...composed.problems] };
  } catch (error) {
    return { problems: [messageOf(error)] };
  }
}

/** What the migrations make, or why that is not known. */
async function tried(
  { scratchDsn, scratch }: DatabaseAccess,
  references: ReferenceSchemas,
  migrations: readonly FetchedMigration[],
  settings: SessionSettings,
  signal: AbortSignal,
): Promise<TriedOut | string> {
  const server = scratchDsn !== undefined ? givenServer(scratchDsn) : scratch && embeddedServer;
  if (server === undefined) return 'there is no scratch server to try the migrations on';
  return references.of(server, migrations, settings, signal).catch((error: unknown) => messageOf(error));
}

/** Of a schema that is held against nothing, nothing is reported. */
function withoutSchema({ changes: _, ...found }: Omit<ObservedDatabase, 'reference'>): ObservedDatabase {
  return { ...found, schema: { tables: {} } };
}

function declaredSettings(name: string, { intent }: DetectorContext): Readonly<Record<string, unknown>> | undefined {
  const declared = intent?.configuration.databases?.[name];
  const settings = isJsonObject(declared) ? declared.settings : undefined;
  return isJsonObject(settings) ? settings : undefined;
}

/** Settings with keyed digests in place of what may be secret. */
function withoutSecrets(name: string, found: Omit<ObservedDatabase, 'reference'>, context: DetectorContext) {
  const declared = declaredSettings(name, context);
  const { settings, roleSettings = {}, server = {} } = found;
  const shown = <Of>(of: Of, known?: unknown) => context.redact(of, known) as Of;
  const ofServer = shown(
    Object.fromEntries(Object.entries(server).map(([setting, { value }]) => [setting, value])),
    declared,
  );
  return {
    ...found,
    settings: shown(settings, declared),
    roleSettings: shown(roleSettings),
    server: Object.fromEntries(
      Object.entries(server).map(([setting, about]) => [setting, { ...about, value: ofServer[setting] ?? '' }]),
    ),
  };
}
